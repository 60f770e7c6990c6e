/// NumPy's array format, decoded: the bytes of a `.npy` file become a tensor.
///
/// Format versions 1, 2 and 3; booleans, integers and floats of either byte order. Integers other than u8
/// become i64, f16 becomes f32. Arrays of Python objects are pickles, which can run code, and are refused.
/// Source: NumPy Enhancement Proposal 1.
public enum NPY {
    /// Longest header that is read; NumPy's own limit.
    static let maximumHeader = 10_000

    /// The array.
    ///
    /// - Throws: `Fault(.format)` for bytes that are no array or too few, `.limit` beyond the memory budget.
    public static func decode(_ bytes: [UInt8]) throws -> Tensor {
        let header = try NPYHeader(bytes)
        let shape = header.isFortran ? Array(header.shape.reversed()) : header.shape
        let count = try MemoryBudget.count(of: shape)
        let (size, over) = count.multipliedReportingOverflow(by: header.type.size)
        guard !over, bytes.count - header.length == size else {
            throw Fault(
                .format,
                "an array \(header.shape.sizes) of \(header.type.name) has \(over ? "too many" : "\(size)") "
                    + "bytes, and \(bytes.count - header.length) follow its header")
        }
        let tensor = try bytes.withUnsafeBytes { raw in
            try header.type.tensor(UnsafeRawBufferPointer(rebasing: raw[header.length...]), shape)
        }
        guard header.isFortran, shape.count > 1 else { return tensor }
        return try tensor.permute(Array((0..<shape.count).reversed()))
    }
}

/// The element types of NumPy that are read.
struct NPYType {
    /// As NumPy writes it: `<f4`.
    let name: String
    /// `b i u f`.
    let kind: UInt8
    /// Bytes of an element.
    let size: Int
    let isBigEndian: Bool

    /// - Throws: `Fault(.format)` for types that are not read.
    init(_ name: String) throws {
        let bytes = Array(name.utf8)
        guard bytes.count == 3, let order = bytes.first, "<>|=".utf8.contains(order),
            let size = Int(String(decoding: bytes[2...], as: UTF8.self)),
            Self.sizes[bytes[1]]?.contains(size) == true
        else {
            let isObject = name.utf8.contains(UInt8(ascii: "O"))
            throw Fault(
                .format,
                isObject
                    ? "an array of Python objects is a pickle, which is never read"
                    : "arrays of type \(name.escapedForTerminal) are not read")
        }
        self.name = name
        kind = bytes[1]
        self.size = size
        isBigEndian = order == UInt8(ascii: ">")
    }

    private static let sizes: [UInt8: [Int]] = [
        UInt8(ascii: "b"): [1], UInt8(ascii: "i"): [1, 2, 4, 8], UInt8(ascii: "u"): [1, 2, 4, 8],
        UInt8(ascii: "f"): [2, 4, 8],
    ]

    /// Elements as a tensor in the order of the bytes.
    func tensor(_ raw: UnsafeRawBufferPointer, _ shape: [Int]) throws -> Tensor {
        switch (kind, size) {
        case (UInt8(ascii: "b"), _): try make(raw, shape, UInt8.self) { $0 != 0 }
        case (UInt8(ascii: "u"), 1): try make(raw, shape, UInt8.self) { $0 }
        case (UInt8(ascii: "u"), 2): try make(raw, shape, UInt16.self) { Int($0) }
        case (UInt8(ascii: "u"), 4): try make(raw, shape, UInt32.self) { Int($0) }
        case (UInt8(ascii: "u"), _): try make(raw, shape, UInt64.self, exactly)
        case (UInt8(ascii: "i"), 1): try make(raw, shape, UInt8.self) { Int(Int8(bitPattern: $0)) }
        case (UInt8(ascii: "i"), 2): try make(raw, shape, UInt16.self) { Int(Int16(bitPattern: $0)) }
        case (UInt8(ascii: "i"), 4): try make(raw, shape, UInt32.self) { Int(Int32(bitPattern: $0)) }
        case (UInt8(ascii: "i"), _): try make(raw, shape, UInt64.self) { Int(bitPattern: UInt($0)) }
        case (_, 2): try make(raw, shape, UInt16.self) { HalfPrecision.float($0) }
        case (_, 4): try make(raw, shape, UInt32.self) { Float(bitPattern: $0) }
        default: try make(raw, shape, UInt64.self) { Double(bitPattern: $0) }
        }
    }

    private func exactly(_ value: UInt64) throws -> Int {
        guard let exact = Int(exactly: value) else { throw Fault(.value, "\(value) does not fit i64") }
        return exact
    }

    private func make<Bits: FixedWidthInteger, T: Element>(
        _ raw: UnsafeRawBufferPointer, _ shape: [Int], _ bits: Bits.Type, _ convert: (Bits) throws -> T
    ) throws -> Tensor {
        try Tensor.make(shape, of: T.self) { target in
            for place in target.indices {
                let word = raw.loadUnaligned(fromByteOffset: place * MemoryLayout<Bits>.size, as: Bits.self)
                let value = try convert(isBigEndian ? Bits(bigEndian: word) : Bits(littleEndian: word))
                target.initializeElement(at: place, to: value)
            }
        }
    }
}

/// 16-bit floats of IEEE 754.
enum HalfPrecision {
    /// The same number as a float, exactly; NaN payloads are kept in the upper bits.
    static func float(_ half: UInt16) -> Float {
        let sign = UInt32(half & 0x8000) << 16
        let exponent = UInt32(half >> 10 & 0x1F)
        let fraction = UInt32(half & 0x3FF)
        switch exponent {
        case 0:
            let magnitude = Float(fraction) * 0x1p-24
            return Float(bitPattern: sign | magnitude.bitPattern)
        case 31: return Float(bitPattern: sign | 0x7F80_0000 | fraction << 13)
        default: return Float(bitPattern: sign | (exponent + 112) << 23 | fraction << 13)
        }
    }
}
