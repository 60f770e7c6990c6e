/// The type of a tensor's elements. Only `f32` and `f64` are differentiable.
public enum DType: String, Sendable, CaseIterable {
    case bool, u8, i64, f32, f64

    /// Bytes of one element.
    public var stride: Int {
        switch self {
        case .bool, .u8: 1
        case .f32: 4
        case .i64, .f64: 8
        }
    }

    /// Whether gradients flow through elements of this type.
    public var isFloat: Bool { self == .f32 || self == .f64 }
}
