import CPNG
import Engine

/// PNG to pixels and back: libpng's classic API behind limits, the decoder of record.
///
/// Palettes and depths below 8 are expanded, 16 bits scaled to 8, alpha left out (as PIL's and OpenCV's
/// readers do for RGB); grey stays one channel. Colour profiles and gamma are not applied.
public enum PNG {
    /// Largest number of pixels (RELIABILITY P-6).
    public static let maximumPixels = 67_000_000
    /// Largest number of bytes of decoded pixels.
    public static let maximumBytes = 256 << 20

    /// Height, width and channels, from the bytes before the pixels.
    ///
    /// - Throws: `Fault(.format)` as `decode`, `.limit` for pictures beyond the budget.
    public static func shape(_ bytes: [UInt8]) throws -> ImageShape {
        try checkSignature(bytes)
        var header = cpng_header()
        var failure = cpng_failure()
        let status = cpng_read_header(bytes, bytes.count, &header, &failure)
        guard status == CPNG_OK else { throw fault(status, failure, height: nil) }
        let (height, width) = (Int(header.height), Int(header.width))
        let shape = ImageShape(height: height, width: width, channels: Int(header.channels))
        // Both are below 2^31, so the products fit.
        guard height * width <= maximumPixels, shape.count <= maximumBytes else {
            throw Fault(
                .limit,
                "\(width) × \(height) pixels are more than is read (limit \(maximumPixels) pixels, "
                    + "\(maximumBytes >> 20) MiB)")
        }
        return shape
    }

    /// The picture.
    ///
    /// - Throws: `Fault(.format)` that says what is wrong ("cut off after row 17 of 48"), without the file's
    ///   name; `.limit` for pictures beyond the budget.
    public static func decode(_ bytes: [UInt8]) throws -> Image {
        let shape = try shape(bytes)
        var failure = cpng_failure()
        var status = CPNG_OK
        // The size was held against the budget above.
        let pixels = [UInt8](unsafeUninitializedCapacity: shape.count) { buffer, count in
            buffer.initialize(repeating: 0)
            status = cpng_decode(bytes, bytes.count, buffer.baseAddress, shape.count, &failure)
            count = shape.count
        }
        guard status == CPNG_OK else { throw fault(status, failure, height: shape.height) }
        return Image(shape: shape, pixels: .bytes(pixels))
    }

    /// An image of one or three channels as the bytes of a file.
    ///
    /// - Throws: `Fault(.value)` for another number of channels or an empty image, `.limit` if memory is
    ///   refused.
    public static func encode(_ image: Image) throws -> [UInt8] {
        let shape = image.shape
        guard shape.channels == 1 || shape.channels == 3, shape.count > 0,
            let width = UInt32(exactly: shape.width), let height = UInt32(exactly: shape.height)
        else {
            throw Fault(.value, "a PNG has one or three channels, not the shape \(shape)")
        }
        var bytes: UnsafeMutablePointer<UInt8>?
        var count = 0
        var failure = cpng_failure()
        let status = cpng_encode(image.bytes, width, height, Int32(shape.channels), &bytes, &count, &failure)
        guard status == CPNG_OK, let bytes else { throw fault(status, failure, height: nil) }
        defer { cpng_free(bytes) }
        return Array(UnsafeBufferPointer(start: bytes, count: count))
    }

    /// Whether these are the first bytes of a PNG.
    static func isSignature(_ bytes: some Collection<UInt8>) -> Bool {
        bytes.prefix(8).elementsEqual([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A])
    }

    private static func checkSignature(_ bytes: [UInt8]) throws {
        guard !isSignature(bytes) else { return }
        guard !bytes.isEmpty else { throw Fault(.format, "not a PNG: it is empty") }
        let start = bytes.prefix(8).map { byte in
            let hex = String(byte, radix: 16)
            return hex.count < 2 ? "0" + hex : hex
        }
        throw Fault(
            .format, "not a PNG: starts with \(start.joined(separator: " "))",
            hint: FileSignature.name(of: bytes).map { "it looks like \($0)" })
    }

    private static func fault(_ status: cpng_status, _ failure: cpng_failure, height: Int?) -> Fault {
        switch status {
        case CPNG_CUT_OFF:
            let row = Int(failure.row)
            guard let height else { return Fault(.format, "cut off before the first row") }
            if row == height { return Fault(.format, "cut off after the last row: its end mark is missing") }
            return Fault(
                .format, row == 0 ? "cut off before the first row" : "cut off after row \(row) of \(height)")
        case CPNG_NO_MEMORY:
            return Fault(.limit, "memory for a picture was refused")
        default:
            return Fault(.format, "a damaged PNG: \(text(failure))")
        }
    }

    private static func text(_ failure: cpng_failure) -> String {
        let bytes = withUnsafeBytes(of: failure.message) { Array($0.prefix { $0 != 0 }) }
        return String(decoding: bytes, as: UTF8.self).escapedForTerminal
    }
}
