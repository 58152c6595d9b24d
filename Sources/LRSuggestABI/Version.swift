import CLRSuggest

@_cdecl("lrs_abi_version") @implementation
public func lrs_abi_version() -> UInt32 {
  UInt32(LRS_ABI_VERSION)
}

@_cdecl("lrs_version") @implementation
public func lrs_version() -> UnsafePointer<CChar>! {
  unsafe StaticText.version
}

@_cdecl("lrs_status_name") @implementation
public func lrs_status_name(_ status: lrs_status) -> UnsafePointer<CChar>! {
  unsafe StaticText.pointer(to: StaticText.statusName(status))
}
