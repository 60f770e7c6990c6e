import Engine

/// The image formats that are read, told apart by their first bytes, whatever the file is called.
public enum ImageFormat: String, Sendable, CaseIterable {
    case png, jpeg, bmp, pnm

    /// Suffixes of files that are taken for images.
    public static let suffixes: Set<String> = ["png", "jpg", "jpeg", "bmp", "ppm", "pgm", "pbm", "pnm"]

    /// The format of a file's bytes; PNG where nothing is recognised, whose reader says what it found.
    public init(of bytes: [UInt8]) {
        self =
            JPEG.isSignature(bytes) ? .jpeg : BMP.isSignature(bytes) ? .bmp : PNM.isSignature(bytes) ? .pnm : .png
    }

    /// Height, width and channels, from the bytes before the pixels.
    ///
    /// - Throws: `Fault(.format)` that says what is wrong, without the file's name; `.limit` beyond the budget.
    public static func shape(_ bytes: [UInt8]) throws -> ImageShape {
        switch ImageFormat(of: bytes) {
        case .png: try PNG.shape(bytes)
        case .jpeg: try JPEG.shape(bytes)
        case .bmp: try BMP.shape(bytes)
        case .pnm: try PNM.shape(bytes)
        }
    }

    /// The picture, as bytes of one or three channels.
    ///
    /// - Throws: as `shape`.
    public static func decode(_ bytes: [UInt8]) throws -> Image {
        switch ImageFormat(of: bytes) {
        case .png: try PNG.decode(bytes)
        case .jpeg: try JPEG.decode(bytes)
        case .bmp: try BMP.decode(bytes)
        case .pnm: try PNM.decode(bytes)
        }
    }
}
