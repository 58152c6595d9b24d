import CLRSuggest
import LRSuggestABI
import Testing

@Suite struct VersionTests {
  @Test func theLibraryHasTheVersionOfItsHeader() {
    #expect(lrs_abi_version() == UInt32(LRS_ABI_VERSION))
    #expect(
      text(unsafe lrs_version())
        == "\(LRS_VERSION_MAJOR).\(LRS_VERSION_MINOR).\(LRS_VERSION_PATCH)")
  }

  @Test(
    arguments: [
      (LRS_OK, "LRS_OK"), (LRS_REFUSED_TOO_FEW_POINTS, "LRS_REFUSED_TOO_FEW_POINTS"),
      (LRS_REFUSED_NO_FINITE_LOSS, "LRS_REFUSED_NO_FINITE_LOSS"),
      (LRS_REFUSED_NO_DESCENT, "LRS_REFUSED_NO_DESCENT"),
      (LRS_REFUSED_DIVERGED_AT_START, "LRS_REFUSED_DIVERGED_AT_START"),
      (LRS_REFUSED_AMBIGUOUS, "LRS_REFUSED_AMBIGUOUS"),
      (LRS_REFUSED_BADLY_SCALED, "LRS_REFUSED_BADLY_SCALED"), (LRS_NOT_FOUND, "LRS_NOT_FOUND"),
      (LRS_SWEEP_ENDED, "LRS_SWEEP_ENDED"), (LRS_PROBE_ENDED, "LRS_PROBE_ENDED"),
      (LRS_ERROR_NULL_POINTER, "LRS_ERROR_NULL_POINTER"),
      (LRS_ERROR_INVALID_HANDLE, "LRS_ERROR_INVALID_HANDLE"),
      (LRS_ERROR_INVALID_ARGUMENT, "LRS_ERROR_INVALID_ARGUMENT"),
      (LRS_ERROR_INVALID_CURVE, "LRS_ERROR_INVALID_CURVE"),
      (LRS_ERROR_UNKNOWN_NAME, "LRS_ERROR_UNKNOWN_NAME"),
      (LRS_ERROR_STRUCT_SIZE, "LRS_ERROR_STRUCT_SIZE"),
      (LRS_ERROR_BUFFER_TOO_SMALL, "LRS_ERROR_BUFFER_TOO_SMALL"),
      (LRS_ERROR_OUT_OF_TURN, "LRS_ERROR_OUT_OF_TURN"),
    ] as [(Int, String)])
  func everyStatusHasItsSpelling(status: Int, name: String) {
    #expect(text(unsafe lrs_status_name(lrs_status(status))) == name)
  }

  @Test(arguments: [8, 15, 19, -9, .min, .max] as [lrs_status])
  func anotherStatusIsUnknown(status: lrs_status) {
    #expect(text(unsafe lrs_status_name(status)) == "unknown status")
  }
}
