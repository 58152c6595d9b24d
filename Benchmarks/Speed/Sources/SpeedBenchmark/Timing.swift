/// The time one call of `work` takes, in nanoseconds: the median of many.
///
/// Calls for about `budget`, at least five times. What `work` returns is added up, so that
/// the compiler must do it.
func medianNanoseconds(
  budget: Duration = .milliseconds(500), of work: () -> Double
) -> Double {
  let clock = ContinuousClock()
  var taken: [Duration] = []
  var total = Duration.zero
  var sum = work()
  while total < budget || taken.count < 5 {
    let time = clock.measure { sum += work() }
    taken.append(time)
    total += time
  }
  precondition(!sum.isNaN, "the work went wrong")
  return taken.sorted()[taken.count / 2] / .nanoseconds(1)
}
