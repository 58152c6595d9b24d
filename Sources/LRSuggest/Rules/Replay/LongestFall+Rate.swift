extension LongestFall {
  /// The rate at fastai's valley of recorded losses; index −1 is the last of them, as in Python.
  ///
  /// `rates` starts with the rates of those losses. O(*n* log *n*).
  static func valleyRate(in losses: [Double], rates: [Double]) -> Double? {
    let index = LongestFall(in: losses).valleyIndex
    let place = index < 0 ? losses.count - 1 : index
    return rates.indices.contains(place) ? rates[place] : nil
  }
}
