import CLRSuggest

/// Text that lives as long as the library.
enum StaticText {
  static var version: UnsafePointer<CChar>? { unsafe pointer(to: "0.1.0") }

  /// A literal as C sees it.
  static func pointer(to text: StaticString) -> UnsafePointer<CChar>? {
    unsafe UnsafeRawPointer(text.utf8Start).assumingMemoryBound(to: CChar.self)
  }

  static func statusName(_ status: lrs_status) -> StaticString {
    switch Int(status) {
    case LRS_OK: "LRS_OK"
    case LRS_REFUSED_TOO_FEW_POINTS: "LRS_REFUSED_TOO_FEW_POINTS"
    case LRS_REFUSED_NO_FINITE_LOSS: "LRS_REFUSED_NO_FINITE_LOSS"
    case LRS_REFUSED_NO_DESCENT: "LRS_REFUSED_NO_DESCENT"
    case LRS_REFUSED_DIVERGED_AT_START: "LRS_REFUSED_DIVERGED_AT_START"
    case LRS_REFUSED_AMBIGUOUS: "LRS_REFUSED_AMBIGUOUS"
    case LRS_REFUSED_BADLY_SCALED: "LRS_REFUSED_BADLY_SCALED"
    case LRS_REFUSED_NO_ANSWER: "LRS_REFUSED_NO_ANSWER"
    case LRS_NOT_FOUND: "LRS_NOT_FOUND"
    case LRS_SWEEP_ENDED: "LRS_SWEEP_ENDED"
    case LRS_PROBE_ENDED: "LRS_PROBE_ENDED"
    case LRS_ERROR_NULL_POINTER: "LRS_ERROR_NULL_POINTER"
    case LRS_ERROR_INVALID_HANDLE: "LRS_ERROR_INVALID_HANDLE"
    case LRS_ERROR_INVALID_ARGUMENT: "LRS_ERROR_INVALID_ARGUMENT"
    case LRS_ERROR_INVALID_CURVE: "LRS_ERROR_INVALID_CURVE"
    case LRS_ERROR_UNKNOWN_NAME: "LRS_ERROR_UNKNOWN_NAME"
    case LRS_ERROR_STRUCT_SIZE: "LRS_ERROR_STRUCT_SIZE"
    case LRS_ERROR_BUFFER_TOO_SMALL: "LRS_ERROR_BUFFER_TOO_SMALL"
    case LRS_ERROR_OUT_OF_TURN: "LRS_ERROR_OUT_OF_TURN"
    default: "unknown status"
    }
  }
}
