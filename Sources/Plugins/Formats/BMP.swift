import Engine

/// Windows bitmaps without compression: 8 bits with a palette, 24 and 32 bits.
public enum BMP {
    /// Whether these are the first bytes of a BMP.
    static func isSignature(_ bytes: some Collection<UInt8>) -> Bool { bytes.prefix(2).elementsEqual([0x42, 0x4D]) }

    /// Height, width and channels.
    public static func shape(_ bytes: [UInt8]) throws -> ImageShape { try Header(bytes).shape }

    /// The picture: RGB, or grey where the palette is grey.
    ///
    /// - Throws: `Fault(.format)` without the file's name, `.limit` beyond the budget.
    public static func decode(_ bytes: [UInt8]) throws -> Image {
        let header = try Header(bytes)
        let shape = header.shape
        guard bytes.count - header.offset >= header.stride * shape.height else {
            let rows = max(0, bytes.count - header.offset) / header.stride
            throw Fault(.format, "cut off after row \(rows) of \(shape.height)")
        }
        var pixels: [UInt8] = []
        pixels.reserveCapacity(shape.count)
        for row in 0..<shape.height {
            let stored = header.isTopDown ? row : shape.height - 1 - row
            let start = header.offset + stored * header.stride
            for column in 0..<shape.width {
                if header.bits == 8 {
                    let entry = Int(bytes[start + column])
                    guard entry < header.palette.count else {
                        throw Fault(.format, "a pixel of colour \(entry), and the palette has \(header.palette.count)")
                    }
                    pixels += header.palette[entry].prefix(shape.channels)
                } else {
                    let at = start + column * header.bits / 8
                    pixels += [bytes[at + 2], bytes[at + 1], bytes[at]]
                }
            }
        }
        return Image(shape: shape, pixels: .bytes(pixels))
    }

    /// What stands before the pixels.
    private struct Header {
        let offset, bits, stride: Int
        let isTopDown: Bool
        let shape: ImageShape
        /// RGB of each entry.
        var palette: [[UInt8]] = []

        init(_ bytes: [UInt8]) throws {
            guard bytes.count >= 54, BMP.isSignature(bytes) else { throw Fault(.format, "not a BMP, or cut off") }
            func number(_ at: Int) -> Int {
                (0..<4).reduce(0) { $0 | Int(bytes[at + $1]) << (8 * $1) }
            }
            let size = number(14)
            let height = Int(Int32(truncatingIfNeeded: number(22)))
            let width = Int(Int32(truncatingIfNeeded: number(18)))
            bits = Int(bytes[28]) | Int(bytes[29]) << 8
            offset = number(10)
            guard size >= 40, [8, 24, 32].contains(bits), [0, 3].contains(number(30)), bits != 8 || number(30) == 0
            else { throw Fault(.format, "a BMP of \(bits) bits or with compression, which is not read") }
            guard width > 0, height != 0, height.magnitude <= 65_535, width <= 65_535,
                width * Int(height.magnitude) <= PNG.maximumPixels
            else { throw Fault(.limit, "a BMP of \(width) × \(height.magnitude) pixels is not read") }
            isTopDown = height < 0
            stride = (width * bits + 31) / 32 * 4
            if bits == 8 {
                let used = number(46) == 0 ? 256 : number(46)
                guard used <= 256, 14 + size + 4 * used <= min(offset, bytes.count) else {
                    throw Fault(.format, "the palette of a BMP is cut off")
                }
                palette = (0..<used).map { entry in
                    let at = 14 + size + 4 * entry
                    return [bytes[at + 2], bytes[at + 1], bytes[at]]
                }
            }
            let isGrey = bits == 8 && palette.allSatisfy { $0[0] == $0[1] && $0[1] == $0[2] }
            shape = ImageShape(height: Int(height.magnitude), width: width, channels: isGrey ? 1 : 3)
            guard offset >= 54 else { throw Fault(.format, "the pixels of a BMP lie in its header") }
        }
    }
}
