/// Stands in for the package of this name, of which the reader of logs knows one protocol.
public protocol ExpressibleByArgument {}
