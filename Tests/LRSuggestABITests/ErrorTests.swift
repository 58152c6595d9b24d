import CLRSuggest
import Testing

@testable import LRSuggestABI

@Suite struct ErrorTests {
  @Test func successClearsTheError() {
    var error = Self.find("nonsense")
    #expect(error.status == lrs_status(LRS_ERROR_UNKNOWN_NAME))
    var number: Int32 = 0
    #expect(unsafe lrs_schedule_named("linear", &number, &error) == LRS_OK)
    #expect(error.status == 0)
    #expect(error.bytes == [])
  }

  @Test func aLongNameDoesNotPushTheChoicesOut() {
    let names = [
      String(repeating: "x", count: 10_000), "e" + String(repeating: "\u{301}", count: 5000),
    ]
    for name in names {
      let error = Self.find(name)
      #expect(error.status == lrs_status(LRS_ERROR_UNKNOWN_NAME))
      #expect(error.text.hasSuffix("one of one_cycle, constant, linear, cosine"))
    }
  }

  @Test func bytesThatAreNoTextAreReported() {
    var number: Int32 = -7
    var error = lrs_error()
    let name: [CChar] = [-1, -64, 65, 0]
    let status = unsafe lrs_schedule_named(name, &number, &error)
    #expect(status == lrs_status(LRS_ERROR_UNKNOWN_NAME))
    #expect(String(validating: error.bytes, as: UTF8.self) != nil)
    #expect(number == -7)
  }

  /// No message of today is as long as the buffer; those of tomorrow may be.
  @Test(arguments: [("x", 1), ("ä", 2), ("€", 3), ("😀", 4)])
  func aMessageLongerThanTheBufferIsCutBetweenCharacters(character: String, width: Int) {
    for length in (500 / width)...(520 / width) {
      let long = "a" + String(repeating: character, count: length)
      var error = lrs_error()
      // The buffer is full of what was there before.
      unsafe withUnsafeMutableBytes(of: &error) { unsafe $0.copyBytes(from: Self.rubbish) }
      let status = unsafe reporting(to: &error) { () throws(Failure) in
        throw Failure(LRS_NOT_FOUND, long)
      }
      #expect(status == lrs_status(LRS_NOT_FOUND))
      let kept = min(length, 506 / width)
      #expect(error.text == "a" + String(repeating: character, count: kept))
    }
  }

  private static let rubbish = [UInt8](repeating: 0x7A, count: 512)

  private static func find(_ name: String) -> lrs_error {
    var number: Int32 = -7
    var error = lrs_error()
    let status = unsafe lrs_schedule_named(name, &number, &error)
    #expect(error.status == status)
    #expect(number == -7)
    return error
  }
}
