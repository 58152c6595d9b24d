/// The time one call of `work` takes, in nanoseconds: the median of many.
///
/// Calls for about half a second, at least five times. What `work` returns is added up, so that
/// the compiler must do it.
func medianNanoseconds(of work: () -> Double) -> Double {
  let clock = ContinuousClock()
  var taken: [Duration] = []
  var total = Duration.zero
  var sum = work()
  while total < .milliseconds(500) || taken.count < 5 {
    let time = clock.measure { sum += work() }
    taken.append(time)
    total += time
  }
  precondition(!sum.isNaN, "the work went wrong")
  return taken.sorted()[taken.count / 2] / .nanoseconds(1)
}
