// Times the Swift interface on curves read from standard input and prints one result a line:
// what, the number of points, nanoseconds. `run.py` calls it and reads that.
//
// A curve is a line with its number of points, then as many lines `rate loss`.

import LRSuggest

/// The curves on standard input.
func curves() throws -> [Curve] {
  var curves: [Curve] = []
  while let count = readLine().flatMap({ Int($0) }) {
    var rates: [Double] = [], losses: [Double] = []
    for line in (0..<count).lazy.compactMap({ _ in readLine() }) {
      let numbers = line.split(separator: " ").compactMap { Double($0) }
      guard numbers.count == 2 else { fatalError("not `rate loss`: \(line)") }
      rates.append(numbers[0])
      losses.append(numbers[1])
    }
    curves.append(try Curve(learningRates: rates, losses: losses))
  }
  return curves
}

/// The time of recording one loss, averaged over a sweep of `count` steps that does not diverge.
func recording(_ losses: [Double], count: Int) throws -> Double {
  let schedule = try SweepSchedule(count: count)
  let whole = medianNanoseconds {
    var sweep = Sweep(schedule: schedule)
    for step in 0..<count { try? sweep.record(losses[step % losses.count]) }
    precondition(sweep.losses.count == count, "the sweep ended early")
    return sweep.losses[count - 1]
  }
  return whole / Double(count)
}

let read = try curves()
for curve in read {
  let context = try TrainingContext(schedule: .oneCycle, steps: 1000)
  let time = medianNanoseconds { curve.suggest(for: context).suggestion?.learningRate ?? .nan }
  print("suggest", curve.count, time)
}
// The others spend their time on the landmarks, as a suggestion does.
let timed: [Rule.Family] = [.arrays, .smoothed, .library]
for curve in read {
  for rule in Rule.all where timed.contains(rule.family) {
    let time = medianNanoseconds(budget: .milliseconds(50)) { rule.learningRate(on: curve) ?? 0 }
    print(rule.name, curve.count, time)
  }
}
if let shortest = read.min(by: { $0.count < $1.count }) {
  // Losses from before the descent: they never rise for good.
  let plateau = Array(shortest.losses.prefix(shortest.count / 3))
  for count in [100, 10_000] { print("record", count, try recording(plateau, count: count)) }
}
