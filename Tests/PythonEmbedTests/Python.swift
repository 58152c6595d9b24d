import CPythonEmbed
import Foundation

/// The one CPython of this process, with the bindings of this checkout on its path.
enum Python {
  /// What went wrong in Python, with its traceback.
  struct Failure: Error, CustomStringConvertible {
    let description: String
  }

  /// Runs a program that reads the tuple `inputs` and fills the lists `numbers` and `texts`.
  ///
  /// Numbers travel as their eight bytes, so that not one bit is rounded on the way.
  static func run(_ program: String, _ inputs: [Double] = []) throws -> Reply {
    _ = try interpreter.get()
    let data = unsafe inputs.withUnsafeBytes { bytes in unsafe Array(bytes) }
    return try Reply(bytes: unsafe bytes(of: embed_run(program, data, data.count)))
  }

  /// Where the interpreter is to look for packages such as NumPy, if it was said.
  static let environment = ProcessInfo.processInfo.environment["LRSUGGEST_TEST_PYTHON"]

  /// CPython starts once and is never stopped: NumPy cannot be loaded a second time.
  private static let interpreter = Result {
    // Not the python3 of PATH, which may be another build than the library linked here.
    try unsafe bytes(of: embed_start(environment ?? "/usr/bin/python3", runner))
  }

  private static func bytes(of reply: embed_reply) throws(Failure) -> [UInt8] {
    defer { unsafe embed_free(reply) }
    let bytes = unsafe Array(UnsafeBufferPointer(start: reply.bytes, count: reply.count))
    guard unsafe reply.succeeded == 1 else {
      throw Failure(description: String(decoding: bytes, as: UTF8.self))
    }
    return bytes
  }

  private static var bindings: String {
    let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..")
    return root.appending(path: "bindings/python/src").standardizedFileURL.path
  }

  /// SwiftPM puts the library beside the executable of the tests.
  private static var library: String {
    if let named = ProcessInfo.processInfo.environment["LRSUGGEST_LIBRARY"] { return named }
    let executable = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
    return executable.deletingLastPathComponent().appending(path: "liblrsuggest.so").path
  }

  private static var runner: String {
    """
    import os, struct, sys, traceback

    sys.path.insert(0, \(literal(bindings)))
    os.environ["LRSUGGEST_LIBRARY"] = \(literal(library))

    def run(program, data):
        scope = {"inputs": struct.unpack(f"={len(data) // 8}d", data), "numbers": [], "texts": []}
        try:
            exec(program, scope)
            numbers = scope["numbers"]
            head = struct.pack(f"=q{len(numbers)}d", len(numbers), *numbers)
            return True, head + "\\0".join(scope["texts"]).encode()
        except BaseException:
            return False, traceback.format_exc().encode()
    """
  }

  private static func literal(_ text: String) -> String {
    "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
  }
}
