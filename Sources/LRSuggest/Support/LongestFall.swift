/// The longest strictly decreasing subsequence of a series.
struct LongestFall {
  /// The index at which the first of the longest subsequences ends.
  let end: Int
  /// Its length; 1 where nothing falls.
  let length: Int

  /// Searches `values` by patience sorting. NaN belongs to no subsequence. O(*n* log *n*).
  init(in values: [Double]) {
    // largestEnd[k]: the largest value that ends a decreasing subsequence of length k + 1.
    var largestEnd: [Double] = []
    var end = 0
    for (index, value) in values.enumerated() where !value.isNaN {
      var low = 0, high = largestEnd.count
      while low < high {
        let middle = (low + high) / 2
        if largestEnd[middle] > value { low = middle + 1 } else { high = middle }
      }
      if low == largestEnd.count {
        largestEnd.append(value)
        end = low == 0 ? 0 : index
      } else {
        largestEnd[low] = value
      }
    }
    self.end = end
    length = max(1, largestEnd.count)
  }

  /// The index fastai's `valley` picks, relative to the start of the series: *e − d + ⌊d/3⌋ +
  /// ⌊d/6⌋* with *e* the end and *d* the length; −1 for two falling values at the start; 0 where
  /// nothing falls.
  var valleyIndex: Int {
    length > 1 ? end - length + length / 3 + length / 6 : 0
  }
}
