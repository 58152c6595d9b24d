import ArgumentParser
import LRSuggest

/// `lrsuggest sweep`.
struct SweepCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sweep",
    abstract: "Plan a range test: the learning rate of each step.",
    discussion: """
        lrsuggest sweep --print --start 1e-6 --end 10 --count 100
        for lr in $(lrsuggest sweep --print); do ./train --one-step --lr "$lr"; done
      """)

  @Option(help: "The first rate.")
  var start = 1e-7

  @Option(help: "The last rate.")
  var end = 10.0

  @Option(help: "The number of steps.")
  var count = 100

  @Option(
    help: "How the rates are spaced.", completion: .list(SweepMode.allCases.map { $0.rawValue }))
  var mode = SweepMode.exponential

  @Flag(name: .customLong("print"), help: "Print every rate, exactly, one in a line.")
  var isPrinting = false

  @Flag(help: "Print the rates as a list in JSON.")
  var json = false

  mutating func validate() throws { _ = try schedule() }

  func run() throws {
    let schedule = try schedule()
    let rates = (0..<count).lazy.compactMap { schedule.learningRate(at: $0) }
    if json {
      print(try JSONValue.list(rates.map { .number($0) }).text())
    } else if isPrinting {
      for rate in rates { print(rate) }
    } else {
      description(of: schedule).forEach { print($0) }
    }
  }

  private func schedule() throws -> SweepSchedule {
    do {
      return try SweepSchedule(start: start, end: end, count: count, mode: mode)
    } catch .invalidStart {
      throw ValidationError("--start is \(start): it must be positive and finite, 3e-308 or more")
    } catch .invalidEnd {
      throw ValidationError("--end is \(end): it must be positive and finite")
    } catch .startNotBelowEnd {
      throw ValidationError("--start is \(start), not below --end \(end)")
    } catch .invalidCount {
      throw ValidationError("--count is \(count): it must lie between 2 and \(Curve.maximumCount)")
    } catch {
      throw ValidationError(
        "--count is \(count): too many rates to tell apart between --start and --end")
    }
  }

  private func description(of schedule: SweepSchedule) -> [String] {
    let decades = Elementary.log10(end) - Elementary.log10(start)
    let gaps = Double(count - 1)
    let spacing =
      mode == .exponential
      ? "each \(NumberText.short(Elementary.exp10(decades / gaps))) times the one before"
      : "each \(NumberText.short((end - start) / gaps)) above the one before"
    return [
      "\(count) steps from \(NumberText.short(start)) to \(NumberText.short(end)), \(spacing).",
      "\(NumberText.short(gaps / decades)) points per decade over"
        + " \(NumberText.short(decades)) decades. --print lists the rates.",
    ]
  }
}

extension SweepMode: ExpressibleByArgument {}
