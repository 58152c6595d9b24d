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

    switch try training.rangeTest(to: 10).suggest(for: training.context()) {
    case .suggestion(let suggestion):
      print(suggestion.explanation)
      compare(suggestion.learningRate, in: training)
    case .refusal(let refusal):
      print(refusal.explanation)
    }

    if case .refusal(let refusal) = try training.rangeTest(to: 1e-5).suggest() {
      print("A sweep that ends at 1e-5:", refusal.explanation)
    }
  }

  static func compare(_ rate: Double, in training: Training) {
    for (name, rate) in [("a tenth", rate / 10), ("suggested", rate), ("ten times", rate * 10)] {
      let accuracy = training.accuracy(learningRate: rate)
      print(name, String(format: "%.4f: accuracy %.3f", rate, accuracy))
    }
  }
}
