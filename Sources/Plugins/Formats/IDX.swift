import Engine

/// MNIST's arrays: `idx1-ubyte`, `idx3-ubyte`. Source: LeCun, Cortes and Burges, the MNIST page.
public enum IDX {
    /// The array: u8, or f32 and f64 as stored.
    ///
    /// - Throws: `Fault(.format)` without the file's name, `.limit` beyond memory.
    public static func decode(_ bytes: [UInt8]) throws -> Tensor {
        guard bytes.count >= 4, bytes[0] == 0, bytes[1] == 0 else {
            throw Fault(
                .format, "not an IDX file: it begins with \(bytes.prefix(4).map { String($0) }.joined(separator: " "))",
                hint: bytes.starts(with: [0x1F, 0x8B]) ? "it is compressed: gunzip it" : nil)
        }
        guard bytes[2] == 8 else { throw Fault(.format, "elements of type 0x\(String(bytes[2], radix: 16)); u8 (0x8) is read") }
        let rank = Int(bytes[3])
        guard (1...4).contains(rank), bytes.count >= 4 + 4 * rank else { throw Fault(.format, "\(rank) dimensions, or cut off") }
        let shape = (0..<rank).map { axis in
            (0..<4).reduce(0) { $0 << 8 | Int(bytes[4 + 4 * axis + $1]) }
        }
        let count = try MemoryBudget.count(of: shape)
        let start = 4 + 4 * rank
        guard bytes.count - start == count else {
            throw Fault(.format, "\(bytes.count - start) bytes of data where \(shape.sizes) needs \(count)")
        }
        return try Tensor.make(shape, of: UInt8.self) { target in
            for index in 0..<count { target[index] = bytes[start + index] }
        }
    }
}
