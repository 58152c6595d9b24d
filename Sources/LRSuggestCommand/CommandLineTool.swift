import ArgumentParser

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The command line `lrsuggest`.
public enum CommandLineTool {
  /// What the process ends with.
  public enum Status {
    /// There is an answer.
    public static let answer: Int32 = 0
    /// The curve holds no answer.
    public static let refusal: Int32 = 1
    /// The command is wrong, or a program that it needs is missing.
    public static let usage: Int32 = 2
    /// A file cannot be read, or is no range test.
    public static let badData: Int32 = 3
  }

  /// The version of this package.
  public static let version = Version.text

  /// Does what the arguments say, the first of which is the program's name, and ends the process.
  public static func exit(after arguments: [String]) -> Never {
    let status = run(Array(arguments.dropFirst()))
    Terminal.flush()
    #if canImport(Glibc)
      Glibc.exit(status)
    #elseif canImport(Musl)
      Musl.exit(status)
    #else
      Darwin.exit(status)
    #endif
  }

  /// Does what the arguments say.
  ///
  /// - Returns: The status to end with.
  public static func run(_ arguments: [String]) -> Int32 {
    do {
      var command = try RootCommand.parseAsRoot(arguments)
      try command.run()
      return Status.answer
    } catch let error as DataError {
      Terminal.complain("lrsuggest: \(error)")
      return Status.badData
    } catch let status as ExitCode {
      return status.rawValue
    } catch {
      let message = RootCommand.fullMessage(for: error)
      guard RootCommand.exitCode(for: error) == .success else {
        Terminal.complain(message)
        return Status.usage
      }
      print(message)
      return Status.answer
    }
  }
}

extension ExitCode {
  /// The curve holds no answer.
  static let refusal = ExitCode(CommandLineTool.Status.refusal)
}
