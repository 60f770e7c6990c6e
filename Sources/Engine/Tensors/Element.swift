/// A Swift type that a tensor's memory can hold.
public protocol Element: Sendable {
    /// The dtype whose memory layout this type has.
    static var dtype: DType { get }
    /// The value as a double; booleans give 0 and 1.
    var asDouble: Double { get }
    /// The value as an integer, truncated toward zero; nil where no integer is near (nan, infinite, too
    /// large).
    var asInt: Int? { get }
}

/// An element with arithmetic: everything but `Bool`.
public protocol NumericElement: Element, Numeric, Comparable {}

extension Bool: Element {
    public static var dtype: DType { .bool }
    public var asDouble: Double { self ? 1 : 0 }
    public var asInt: Int? { self ? 1 : 0 }
}

extension UInt8: NumericElement {
    public static var dtype: DType { .u8 }
    public var asDouble: Double { Double(self) }
    public var asInt: Int? { Int(self) }
}

extension Int: NumericElement {
    public static var dtype: DType { .i64 }
    public var asDouble: Double { Double(self) }
    public var asInt: Int? { self }
}

extension Float: NumericElement {
    public static var dtype: DType { .f32 }
    public var asDouble: Double { Double(self) }
    public var asInt: Int? { isFinite ? Int(exactly: rounded(.towardZero)) : nil }
}

extension Double: NumericElement {
    public static var dtype: DType { .f64 }
    public var asDouble: Double { self }
    public var asInt: Int? { isFinite ? Int(exactly: rounded(.towardZero)) : nil }
}
