/// Which cells of a group sweep are read for what.
struct GroupWindow {
  /// Those up to the suggested rate, or to the lowest loss of a curve that was refused: steps are
  /// short there, so that what groups did can be told apart.
  let calm: Range<Int>
  /// The first 0.7 decades, in which the weights hardly move.
  let start: Range<Int>
  /// 0.4 decades to either side of where `calm` ends.
  let end: Range<Int>
  /// Those up to where the loss rises for good.
  let shown: Range<Int>

  /// - Parameters:
  ///   - rates: Those of the cells, at least one.
  ///   - analysis: What the whole curve says.
  init(_ rates: [Double], _ analysis: Analysis) {
    let landmarks = analysis.landmarks
    let first = rates.first ?? 1, last = rates.last ?? 1
    let limit = analysis.answer.suggestion?.learningRate ?? landmarks.minimum?.learningRate ?? last
    func cells(from low: Double, to high: Double) -> Range<Int> {
      let end = rates.firstIndex { $0 > high } ?? rates.count
      let begin = rates.firstIndex { $0 >= low } ?? rates.count
      return begin < end ? begin..<end : max(end - 1, 0)..<max(end, 1)
    }
    calm = cells(from: first, to: limit)
    start = cells(from: first, to: first * Elementary.exp10(0.7))
    end = cells(from: limit / Elementary.exp10(0.4), to: limit * Elementary.exp10(0.4))
    shown = cells(from: first, to: landmarks.elbow?.learningRate ?? last)
  }
}
