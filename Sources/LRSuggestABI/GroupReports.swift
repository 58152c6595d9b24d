import CLRSuggest
import LRSuggest

enum GroupReports {
  static let table = HandleTable<GroupReport>(tag: 11)

  /// The size `lrs_group_reading` had when it was first shipped.
  fileprivate static let firstSize = 80

  static func report(_ handle: OpaquePointer?) throws(Failure) -> GroupReport {
    guard let report = unsafe table.object(handle) else { throw .invalidHandle("report") }
    return report
  }

  /// One group of a report, by the index that C passes.
  fileprivate static func group(
    _ handle: OpaquePointer?, _ index: Int
  ) throws(Failure) -> GroupReading {
    let groups = try unsafe report(handle).groups
    return try Arguments.element(of: groups, at: index, "there are \(groups.count) groups")
  }

  fileprivate static func fields(of reading: GroupReading) -> lrs_group_reading {
    lrs_group_reading(
      struct_size: 0, advice: Int32(GroupAdvice.allCases.firstIndex(of: reading.advice) ?? 0),
      share: reading.share ?? .nan, multiplier: reading.multiplier,
      learning_rate: reading.learningRate ?? .nan, interval_low: reading.interval?.low ?? .nan,
      interval_high: reading.interval?.high ?? .nan, confidence: reading.confidence,
      edge: reading.edge ?? .nan, update_ratio: reading.updateRatio ?? .nan,
      relative_gradient: reading.relativeGradient ?? .nan)
  }
}

@_cdecl("lrs_group_report_free") @implementation
public func lrs_group_report_free(_ report: OpaquePointer!) -> lrs_status {
  unsafe GroupReports.table.free(report)
}

@_cdecl("lrs_group_report_count") @implementation
public func lrs_group_report_count(
  _ report: OpaquePointer!, _ out: UnsafeMutablePointer<Int>!,
  _ error: UnsafeMutablePointer<lrs_error>!
) -> lrs_status {
  unsafe reporting(to: error) { () throws(Failure) in
    let report = try unsafe GroupReports.report(report)
    let out = try unsafe Arguments.required(out, "out")
    unsafe out.pointee = report.groups.count
  }
}

@_cdecl("lrs_group_report_error") @implementation
public func lrs_group_report_error(
  _ report: OpaquePointer!, _ out: UnsafeMutablePointer<Double>!,
  _ error: UnsafeMutablePointer<lrs_error>!
) -> lrs_status {
  unsafe reporting(to: error) { () throws(Failure) in
    let report = try unsafe GroupReports.report(report)
    let out = try unsafe Arguments.required(out, "out")
    guard let missed = report.error else {
      throw Failure(LRS_NOT_FOUND, "the loss does not fall: there is nothing to attribute")
    }
    unsafe out.pointee = missed
  }
}

@_cdecl("lrs_group_report_whole_curve") @implementation
public func lrs_group_report_whole_curve(
  _ report: OpaquePointer!, _ out: UnsafeMutablePointer<OpaquePointer?>!,
  _ error: UnsafeMutablePointer<lrs_error>!
) -> lrs_status {
  unsafe reporting(to: error) { () throws(Failure) in
    let report = try unsafe GroupReports.report(report)
    let out = try unsafe Arguments.required(out, "out")
    try unsafe Curves.table.store(report.analysis.curve, in: out)
  }
}

@_cdecl("lrs_group_report_analysis") @implementation
public func lrs_group_report_analysis(
  _ report: OpaquePointer!, _ out: UnsafeMutablePointer<OpaquePointer?>!,
  _ error: UnsafeMutablePointer<lrs_error>!
) -> lrs_status {
  unsafe reporting(to: error) { () throws(Failure) in
    let report = try unsafe GroupReports.report(report)
    let out = try unsafe Arguments.required(out, "out")
    try unsafe Analyses.table.store(KeptAnalysis(report.analysis), in: out)
  }
}

@_cdecl("lrs_advice_name") @implementation
public func lrs_advice_name(_ advice: Int32) -> UnsafePointer<CChar>! {
  unsafe StaticNames.advice[Int(advice)]
}

@_cdecl("lrs_group_report_group") @implementation
public func lrs_group_report_group(
  _ report: OpaquePointer!, _ index: Int, _ out: UnsafeMutablePointer<lrs_group_reading>!,
  _ error: UnsafeMutablePointer<lrs_error>!
) -> lrs_status {
  unsafe reporting(to: error) { () throws(Failure) in
    let reading = try unsafe GroupReports.group(report, index)
    let out = try unsafe Arguments.required(out, "out")
    let size = try unsafe SizedStruct.size(
      of: UnsafeRawPointer(out), named: "out", firstSize: GroupReports.firstSize)
    unsafe SizedStruct.write(
      GroupReports.fields(of: reading), to: UnsafeMutableRawPointer(out), size: size)
  }
}

@_cdecl("lrs_group_report_curve") @implementation
public func lrs_group_report_curve(
  _ report: OpaquePointer!, _ index: Int, _ out: UnsafeMutablePointer<OpaquePointer?>!,
  _ error: UnsafeMutablePointer<lrs_error>!
) -> lrs_status {
  unsafe reporting(to: error) { () throws(Failure) in
    let reading = try unsafe GroupReports.group(report, index)
    let out = try unsafe Arguments.required(out, "out")
    guard let curve = reading.curve else {
      throw Failure(LRS_NOT_FOUND, "this group has no curve")
    }
    try unsafe Curves.table.store(curve, in: out)
  }
}

@_cdecl("lrs_group_report_explanation") @implementation
public func lrs_group_report_explanation(
  _ report: OpaquePointer!, _ buffer: UnsafeMutablePointer<CChar>!, _ capacity: Int,
  _ length: UnsafeMutablePointer<Int>!, _ error: UnsafeMutablePointer<lrs_error>!
) -> lrs_status {
  unsafe reporting(to: error) { () throws(Failure) in
    let report = try unsafe GroupReports.report(report)
    try unsafe Texts.copy(to: buffer, capacity, length) { report.explanation }
  }
}
