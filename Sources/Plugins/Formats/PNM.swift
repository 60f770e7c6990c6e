import Engine

/// Netpbm's pictures: PBM, PGM and PPM, plain and raw (P1 … P6). Source: netpbm's pbm(5), pgm(5), ppm(5).
public enum PNM {
    /// Whether these are the first bytes of a PNM.
    static func isSignature(_ bytes: some Collection<UInt8>) -> Bool {
        let start = Array(bytes.prefix(3))
        return start.count == 3 && start[0] == 0x50 && (0x31...0x36).contains(start[1]) && isBlank(start[2])
    }

    private static func isBlank(_ byte: UInt8) -> Bool { byte == 32 || (9...13).contains(byte) || byte == 35 }

    /// Height, width and channels.
    public static func shape(_ bytes: [UInt8]) throws -> ImageShape { try Reader(bytes).shape }

    /// The picture; values are scaled to 0 … 255, rounded; bits are 0 for black and 255 for white.
    ///
    /// - Throws: `Fault(.format)` without the file's name, `.limit` beyond the budget.
    public static func decode(_ bytes: [UInt8]) throws -> Image {
        var reader = try Reader(bytes)
        let shape = reader.shape
        var pixels: [UInt8] = []
        pixels.reserveCapacity(shape.count)
        for row in 0..<shape.height {
            for _ in 0..<shape.width * shape.channels {
                guard let value = try reader.sample() else {
                    throw Fault(.format, "cut off in row \(row + 1) of \(shape.height)")
                }
                pixels.append(value)
            }
            reader.endRow()
        }
        return Image(shape: shape, pixels: .bytes(pixels))
    }

    /// Reads a header, then sample by sample.
    private struct Reader {
        let shape: ImageShape
        private let bytes: [UInt8]
        private let isPlain, isBits: Bool
        private let most: Int
        private var at = 2
        /// Bits of the current byte that have been read, of raw bitmaps.
        private var bit = 0

        init(_ bytes: [UInt8]) throws {
            guard PNM.isSignature(bytes) else { throw Fault(.format, "not a PNM") }
            self.bytes = bytes
            let kind = Int(bytes[1]) - 0x30
            isPlain = kind <= 3
            isBits = kind == 1 || kind == 4
            var place = 2
            func next() throws -> Int {
                guard let value = Reader.number(bytes, &place) else { throw Fault(.format, "the header is cut off") }
                return value
            }
            let (width, height) = (try next(), try next())
            most = isBits ? 1 : try next()
            guard (1...65_535).contains(width), (1...65_535).contains(height), width * height <= PNG.maximumPixels
            else { throw Fault(.limit, "a picture of \(width) × \(height) pixels is not read") }
            guard (1...65_535).contains(most) else { throw Fault(.format, "the largest value is \(most)") }
            shape = ImageShape(height: height, width: width, channels: kind == 3 || kind == 6 ? 3 : 1)
            // One blank ends the header.
            at = place + 1
        }

        /// The next value as a byte; nil at the end.
        mutating func sample() throws -> UInt8? {
            let value: Int
            if isPlain && isBits {
                while at < bytes.count, PNM.isBlank(bytes[at]) { at += 1 }
                guard at < bytes.count else { return nil }
                guard bytes[at] == 0x30 || bytes[at] == 0x31 else { throw Fault(.format, "a bit that is not 0 or 1") }
                value = Int(bytes[at]) - 0x30
                at += 1
            } else if isPlain {
                guard let next = Reader.number(bytes, &at) else { return nil }
                value = next
            } else if isBits {
                guard at < bytes.count else { return nil }
                value = Int(bytes[at] >> UInt8(7 - bit)) & 1
                bit += 1
                if bit == 8 { (bit, at) = (0, at + 1) }
            } else {
                let size = most > 255 ? 2 : 1
                guard at + size <= bytes.count else { return nil }
                value = size == 1 ? Int(bytes[at]) : Int(bytes[at]) << 8 | Int(bytes[at + 1])
                at += size
            }
            guard value <= most else { throw Fault(.format, "a value \(value) above the largest, \(most)") }
            if isBits { return value == 1 ? 0 : 255 }
            return UInt8((value * 255 + most / 2) / most)
        }

        /// Rows of raw bitmaps begin with a byte.
        mutating func endRow() { if bit > 0 { (bit, at) = (0, at + 1) } }

        /// The next number, over blanks and comments; nil at the end or where there is none.
        private static func number(_ bytes: [UInt8], _ at: inout Int) -> Int? {
            while at < bytes.count, PNM.isBlank(bytes[at]) {
                if bytes[at] == 35 { while at < bytes.count, bytes[at] != 10 { at += 1 } } else { at += 1 }
            }
            var value: Int?
            while at < bytes.count, (0x30...0x39).contains(bytes[at]), (value ?? 0) < 1 << 32 {
                value = (value ?? 0) * 10 + Int(bytes[at]) - 0x30
                at += 1
            }
            return value
        }
    }
}
