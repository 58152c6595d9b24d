import LRSuggest

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A picture that the Python package draws with matplotlib: the process becomes its interpreter.
struct PythonPlot {
  let interpreter: String
  /// Pairs of a format and a path.
  let pictures: JSONValue
  let context: JSONValue

  /// Reads the curve from standard input as native doubles, all rates and then all losses.
  private static let program = """
    import array, json, sys

    def end(status, message):
        print("lrsuggest: " + message, file=sys.stderr)
        sys.exit(status)

    needs = "; python3 -m pip install 'lrsuggest[plot]'"
    try:
        import lrsuggest
    except Exception as problem:
        end(2, f"{sys.executable} has no Python package lrsuggest ({problem}){needs}")
    try:
        import matplotlib
        matplotlib.use("agg")
    except Exception as problem:
        end(2, f"{sys.executable} has no matplotlib ({problem}){needs}")
    from matplotlib.figure import Figure

    numbers = array.array("d")
    numbers.frombytes(sys.stdin.buffer.read())
    count = len(numbers) // 2
    context = json.loads(sys.argv[1])
    answer = lrsuggest.suggest(numbers[:count], numbers[count:], **context)
    figure = Figure(figsize=(8, 5), layout="constrained")
    answer.plot(figure.subplots())
    for kind, path in json.loads(sys.argv[2]):
        try:
            figure.savefig(path, format=kind, dpi=150)
        except OSError as problem:
            end(2, f"{path} cannot be written: {problem}")
    end(0 if answer else 1,
        f"drawn by the Python package lrsuggest {lrsuggest.__version__} and matplotlib "
        f"{matplotlib.__version__} ({sys.executable})")
    """

  /// Draws, and ends the process with the status of the answer; returns only where the interpreter
  /// cannot be started, and `errno` says why.
  func draw(_ curve: Curve) {
    guard let input = unsafe tmpfile() else { return }
    for numbers in [curve.learningRates, curve.losses] {
      let written = unsafe numbers.withUnsafeBytes { bytes in
        unsafe fwrite(bytes.baseAddress, 1, bytes.count, input) == bytes.count
      }
      guard written else { return }
    }
    guard unsafe fseek(input, 0, SEEK_SET) == 0 else { return }
    guard unsafe dup2(fileno(input), STDIN_FILENO) >= 0, let context = try? context.text(),
      let pictures = try? pictures.text()
    else { return }
    let arguments = [interpreter, "-c", Self.program, context, pictures]
    var pointers = unsafe arguments.map { unsafe strdup($0) } + [nil]
    unsafe execvp(interpreter, &pointers)
    unsafe pointers.forEach { unsafe free($0) }
  }
}
