@testable import LRSuggest

/// fastai 2.8's suggestion functions, line by line from `callback/schedule.py`.
///
/// Plain loops over the same steps in the same order, so that what the library computes by shorter
/// ways can be compared bit by bit. Python's negative indices are spelled out; nil stands for an
/// `IndexError` or a `ValueError`. fastai itself computes `steep` in single precision.
enum Fastai {
  static func valley(_ lrs: [Double], _ losses: [Double]) -> Double? {
    let n = losses.count
    var maxStart = 0, maxEnd = 0
    var lds = [Int](repeating: 1, count: n)
    for i in 1..<max(1, n) {
      for j in 0..<i {
        if losses[i] < losses[j], lds[i] < lds[j] + 1 { lds[i] = lds[j] + 1 }
        if lds[maxEnd] < lds[i] {
          maxEnd = i
          maxStart = maxEnd - lds[maxEnd]
        }
      }
    }
    let sections = Double(maxEnd - maxStart) / 3
    let index = maxStart + Int(sections) + Int(sections / 2)
    return element(lrs, index)
  }

  static func slide(_ lrs: [Double], _ losses: [Double]) -> Double? {
    guard losses.count > 1 else { return nil }
    let gradient = numpyGradient(losses)
    var right = -1
    var left = right - 15
    guard var localMinimum = element(lrs, left) else { return nil }
    while left >= -losses.count {
      guard let r = element(gradient, right), let l = element(gradient, left) else { return nil }
      guard (r - l).magnitude > 0.005 else { break }
      localMinimum = element(lrs, left) ?? .nan
      right -= 1
      left -= 1
    }
    return localMinimum
  }

  static func minimum(_ lrs: [Double], _ losses: [Double]) -> Double? {
    argmin(losses).map { lrs[$0] / 10 }
  }

  static func steep(_ lrs: [Double], _ losses: [Double]) -> Double? {
    guard losses.count > 1 else { return nil }
    var gradients: [Double] = []
    for i in 1..<losses.count {
      let difference = losses[i] - losses[i - 1]
      gradients.append(difference / (Elementary.log(lrs[i]) - Elementary.log(lrs[i - 1])))
    }
    return argmin(gradients).map { lrs[$0] }
  }

  /// Python's `values[index]`.
  private static func element(_ values: [Double], _ index: Int) -> Double? {
    let place = index < 0 ? values.count + index : index
    return values.indices.contains(place) ? values[place] : nil
  }

  private static func numpyGradient(_ values: [Double]) -> [Double] {
    let n = values.count
    var gradient = [Double](repeating: 0, count: n)
    gradient[0] = values[1] - values[0]
    gradient[n - 1] = values[n - 1] - values[n - 2]
    for i in 1..<max(1, n - 1) { gradient[i] = (values[i + 1] - values[i - 1]) / 2 }
    return gradient
  }

  private static func argmin(_ values: [Double]) -> Int? {
    if let nan = values.firstIndex(where: \.isNaN) { return nan }
    guard let lowest = values.min() else { return nil }
    return values.firstIndex(of: lowest)
  }
}
