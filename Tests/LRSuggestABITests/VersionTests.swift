import CLRSuggest
import LRSuggestABI
import Testing

@Suite struct VersionTests {
  @Test func libraryHasTheVersionOfItsHeader() {
    #expect(lrs_abi_version() == UInt32(LRS_ABI_VERSION))
  }
}
