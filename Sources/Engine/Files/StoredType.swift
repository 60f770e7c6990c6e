/// The type of numbers in a file, and how they become a tensor's.
///
/// Halves become f32 and short integers i64 without loss.
public enum StoredType: String, Sendable, CaseIterable {
    case bool, u8, i8, i16, u16, i32, u32, i64, f16, bf16, f32, f64

    /// Bytes of one number.
    public var stride: Int {
        switch self {
        case .bool, .u8, .i8: 1
        case .i16, .u16, .f16, .bf16: 2
        case .i32, .u32, .f32: 4
        case .i64, .f64: 8
        }
    }

    /// The dtype of the tensor.
    public var dtype: DType {
        switch self {
        case .bool: .bool
        case .u8: .u8
        case .i8, .i16, .u16, .i32, .u32, .i64: .i64
        case .f16, .bf16, .f32: .f32
        case .f64: .f64
        }
    }

    /// Whether the tensor holds the numbers in a wider type.
    public var isWidened: Bool { stride != dtype.stride }

    /// A tensor of the numbers in a stretch of bytes, at any alignment.
    ///
    /// - Parameter isBigEndian: whether each number's bytes come highest first.
    /// - Throws: `.limit` when there is no memory; the caller has checked that bytes and shape agree.
    func tensor(_ shape: [Int], _ bytes: UnsafeRawBufferPointer, isBigEndian: Bool = false) throws -> Tensor
    {
        func swapped<T: FixedWidthInteger>(_ x: T) -> T {
            isBigEndian ? T(bigEndian: x) : T(littleEndian: x)
        }
        func read<T: FixedWidthInteger, E: Element>(_: T.Type, _ convert: (T) -> E) throws -> Tensor {
            try Tensor.make(shape, of: E.self) { target in
                for i in target.indices {
                    let word = bytes.loadUnaligned(fromByteOffset: i &* MemoryLayout<T>.size, as: T.self)
                    target[i] = convert(swapped(word))
                }
            }
        }
        switch self {
        // A byte other than 0 and 1 would be an undefined Bool.
        case .bool: return try read(UInt8.self) { $0 != 0 }
        case .u8: return try read(UInt8.self) { $0 }
        case .i8: return try read(Int8.self) { Int($0) }
        case .i16: return try read(Int16.self) { Int($0) }
        case .u16: return try read(UInt16.self) { Int($0) }
        case .i32: return try read(Int32.self) { Int($0) }
        case .u32: return try read(UInt32.self) { Int($0) }
        case .i64: return try read(Int64.self) { Int($0) }
        case .f16: return try read(UInt16.self) { HalfFloat.value(ofHalf: $0) }
        case .bf16: return try read(UInt16.self) { Float(bitPattern: UInt32($0) << 16) }
        case .f32: return try read(UInt32.self) { Float(bitPattern: $0) }
        case .f64: return try read(UInt64.self) { Double(bitPattern: $0) }
        }
    }
}

/// Floats of 16 bits.
enum HalfFloat {
    /// The float of an IEEE 754 binary16 pattern; exact.
    static func value(ofHalf bits: UInt16) -> Float {
        let sign = UInt32(bits & 0x8000) << 16
        let exponent = UInt32(bits >> 10) & 0x1F
        let fraction = UInt32(bits & 0x3FF)
        switch exponent {
        case 0:
            // Multiples of 2⁻²⁴, exact in a float.
            let size = Float(fraction) * 0x1p-24
            return sign == 0 ? size : -size
        case 31: return Float(bitPattern: sign | 0x7F80_0000 | fraction << 13)
        default: return Float(bitPattern: sign | (exponent + 112) << 23 | fraction << 13)
        }
    }
}

extension Tensor {
    /// The elements as little-endian bytes; every value and every nan keeps its bits.
    func littleEndianBytes() -> [UInt8] {
        switch dtype {
        case .bool: withElements(of: Bool.self) { $0.map { $0 ? 1 : 0 } }
        case .u8: withElements(of: UInt8.self) { Array($0) }
        case .i64: withElements(of: Int.self) { Array(UnsafeRawBufferPointer($0)) }
        case .f32: withElements(of: Float.self) { Array(UnsafeRawBufferPointer($0)) }
        case .f64: withElements(of: Double.self) { Array(UnsafeRawBufferPointer($0)) }
        }
    }
}
