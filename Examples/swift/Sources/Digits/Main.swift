import Foundation
import LRSuggest

/// Finds its own learning rate by a range test, and trains with it.
@main
struct Main {
  static func main() throws {
    guard CommandLine.arguments.count == 2 else {
      print("usage: \(CommandLine.arguments[0]) digits.txt")
      exit(2)
    }
    let training = Training(digits: try Digits(path: CommandLine.arguments[1]))
    for end in [10, 1e-5] {
      print("A range test that ends at \(end):")
      report(try training.rangeTest(to: end).suggest(for: training.context()), of: training)
    }
  }

  /// Trains with the rate that is suggested and with others, or says why there is none.
  static func report(_ answer: Answer, of training: Training) {
    switch answer {
    case .suggestion(let suggestion):
      print(suggestion.explanation)
      compare(suggestion.learningRate, in: training)
    case .refusal(let refusal):
      print(refusal.explanation)
    }
  }

  /// Shows what a rate achieves beside a tenth of it and ten times as much.
  static func compare(_ rate: Double, in training: Training) {
    for (name, rate) in [("a tenth", rate / 10), ("suggested", rate), ("ten times", rate * 10)] {
      let accuracy = training.accuracy(learningRate: rate)
      print(name, String(format: "%.4f: accuracy %.3f", rate, accuracy))
    }
  }
}
