/// Where the documentation says more than a message can.
enum Reference {
  /// Names the page about a refusal or a doubt.
  static func text(to code: String) -> String { "More: docs/troubleshooting/\(code).md" }
}
