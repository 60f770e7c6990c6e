import CTurboJPEG
import Engine

/// JPEG to pixels by libjpeg-turbo, turned upright as its EXIF orientation says. The only file that knows it.
///
/// Grey stays one channel, all else becomes RGB. A picture that the library warns about (cut off, damaged data)
/// is refused rather than shown with grey patches.
public enum JPEG {
    /// Height, width and channels of the upright picture, from the header.
    ///
    /// - Throws: `Fault(.format)` as `decode`, `.limit` for pictures beyond the budget.
    public static func shape(_ bytes: [UInt8]) throws -> ImageShape {
        let stored = try withDecoder { try header(bytes, $0) }
        return EXIFOrientation(of: bytes).shape(of: stored)
    }

    /// The picture.
    ///
    /// - Throws: `Fault(.format)` that says what is wrong, without the file's name; `.limit` for pictures beyond
    ///   the budget.
    public static func decode(_ bytes: [UInt8]) throws -> Image {
        let image = try withDecoder { decoder in
            let shape = try header(bytes, decoder)
            var status: Int32 = -1
            // The size was held against the budget in `header`.
            let pixels = [UInt8](unsafeUninitializedCapacity: shape.count) { buffer, count in
                buffer.initialize(repeating: 0)
                status = tjDecompress2(
                    decoder, bytes, UInt(bytes.count), buffer.baseAddress, Int32(shape.width), 0,
                    Int32(shape.height), Int32(shape.channels == 1 ? TJPF_GRAY.rawValue : TJPF_RGB.rawValue),
                    TJFLAG_ACCURATEDCT)
                count = shape.count
            }
            guard status == 0 else { throw fault(decoder) }
            return Image(shape: shape, pixels: .bytes(pixels))
        }
        return EXIFOrientation(of: bytes).upright(image)
    }

    /// Whether these are the first bytes of a JPEG.
    static func isSignature(_ bytes: some Collection<UInt8>) -> Bool {
        bytes.prefix(3).elementsEqual([0xFF, 0xD8, 0xFF])
    }

    private static func withDecoder<T>(_ body: (tjhandle) throws -> T) throws -> T {
        guard let decoder = tjInitDecompress() else { throw Fault(.limit, "memory for a JPEG was refused") }
        defer { tjDestroy(decoder) }
        return try body(decoder)
    }

    private static func header(_ bytes: [UInt8], _ decoder: tjhandle) throws -> ImageShape {
        var (width, height, sampling, space): (Int32, Int32, Int32, Int32) = (0, 0, 0, 0)
        guard tjDecompressHeader3(decoder, bytes, UInt(bytes.count), &width, &height, &sampling, &space) == 0
        else { throw fault(decoder) }
        guard space != Int32(TJCS_CMYK.rawValue), space != Int32(TJCS_YCCK.rawValue) else {
            throw Fault(.format, "a JPEG in CMYK, which has no RGB of its own", hint: "convert it to RGB")
        }
        let isGrey = space == Int32(TJCS_GRAY.rawValue)
        let shape = ImageShape(height: Int(height), width: Int(width), channels: isGrey ? 1 : 3)
        // Sides are at most 65,535, so the products fit.
        guard shape.height * shape.width <= PNG.maximumPixels, shape.count <= PNG.maximumBytes else {
            throw Fault(
                .limit, "\(width) × \(height) pixels are more than is read (limit \(PNG.maximumPixels) pixels)")
        }
        return shape
    }

    private static func fault(_ decoder: tjhandle) -> Fault {
        let words = String(cString: tjGetErrorStr2(decoder)).escapedForTerminal
        return Fault(.format, "a damaged JPEG: \(words)")
    }
}
