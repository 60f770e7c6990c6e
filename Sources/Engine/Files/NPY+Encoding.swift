extension NPY {
    /// The bytes of a `.npy` file of version 1: little-endian, row-major, the header padded to 64 bytes.
    public static func encode(_ tensor: Tensor) throws -> [UInt8] {
        let type =
            switch tensor.dtype {
            case .bool: "|b1"
            case .u8: "|u1"
            case .i64: "<i8"
            case .f32: "<f4"
            case .f64: "<f8"
            }
        let sizes = tensor.shape.map { "\($0)," }.joined(separator: " ")
        let shape = tensor.rank == 1 ? sizes : sizes.hasSuffix(",") ? String(sizes.dropLast()) : sizes
        let text = "{'descr': '\(type)', 'fortran_order': False, 'shape': (\(shape)), }"
        let padding = 63 - (10 + text.utf8.count) % 64
        let header = Array(text.utf8) + [UInt8](repeating: 32, count: padding) + [10]
        guard header.count <= maximumHeader else {
            throw Fault(.limit, "the shape is too long for a header")
        }
        var bytes: [UInt8] =
            [0x93] + Array("NUMPY".utf8) + [1, 0, UInt8(header.count & 255), UInt8(header.count >> 8)]
        bytes += header
        switch tensor.dtype {
        case .bool: bytes += tensor.withElements(of: Bool.self) { $0.map { $0 ? 1 : 0 } }
        case .u8: bytes += tensor.withElements(of: UInt8.self) { Array($0) }
        case .i64: tensor.withElements(of: Int.self) { bytes += raw($0.lazy.map(\.littleEndian)) }
        case .f32:
            tensor.withElements(of: Float.self) { bytes += raw($0.lazy.map { $0.bitPattern.littleEndian }) }
        case .f64:
            tensor.withElements(of: Double.self) { bytes += raw($0.lazy.map { $0.bitPattern.littleEndian }) }
        }
        return bytes
    }

    private static func raw<Words: Sequence>(_ words: Words) -> [UInt8] {
        var bytes: [UInt8] = []
        for word in words { withUnsafeBytes(of: word) { bytes.append(contentsOf: $0) } }
        return bytes
    }
}
