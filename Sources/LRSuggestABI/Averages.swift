import CLRSuggest
import LRSuggest

@_cdecl("lrs_ema_form_name") @implementation
public func lrs_ema_form_name(_ form: Int32) -> UnsafePointer<CChar>! {
  unsafe StaticNames.emaForms[Int(form)]
}

@_cdecl("lrs_ema_form_named") @implementation
public func lrs_ema_form_named(
  _ name: UnsafePointer<CChar>!, _ out: UnsafeMutablePointer<Int32>!,
  _ error: UnsafeMutablePointer<lrs_error>!
) -> lrs_status {
  unsafe Names.find(name, out, error, EMAForm.init(named:))
}

@_cdecl("lrs_ema_detect") @implementation
public func lrs_ema_detect(
  _ curve: OpaquePointer!, _ beta: UnsafeMutablePointer<Double>!,
  _ form: UnsafeMutablePointer<Int32>!, _ error: UnsafeMutablePointer<lrs_error>!
) -> lrs_status {
  unsafe reporting(to: error) { () throws(Failure) in
    let curve = try unsafe Curves.curve(curve)
    guard let average = curve.detectedAverage() else {
      throw Failure(LRS_NOT_FOUND, "these losses seem raw")
    }
    unsafe Results.copy([average.beta], to: beta)
    unsafe Results.copy([Int32(EMAForm.allCases.firstIndex(of: average.form) ?? 0)], to: form)
  }
}

@_cdecl("lrs_ema_undo") @implementation
public func lrs_ema_undo(
  _ curve: OpaquePointer!, _ beta: Double, _ form: Int32,
  _ losses: UnsafeMutablePointer<Double>!, _ capacity: Int,
  _ error: UnsafeMutablePointer<lrs_error>!
) -> lrs_status {
  unsafe reporting(to: error) { () throws(Failure) in
    let curve = try unsafe Curves.curve(curve)
    let form: EMAForm = try Arguments.choice(form, "form")
    let average = try reported { () throws(SmootherError) in try EMA(beta: beta, form: form) }
    let out = try unsafe Arguments.required(losses, "losses")
    try Results.requireCapacity(capacity, for: curve.count)
    unsafe Results.copy(curve.undoing(average).losses, to: out)
  }
}
