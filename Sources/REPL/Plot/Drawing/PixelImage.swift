import Engine

/// A picture of bytes, grey or RGB, row by row.
public struct PixelImage: Sendable, Equatable {
    public let width, height, channels: Int
    /// `height × width × channels` bytes.
    public let bytes: [UInt8]

    /// The bytes must be as many as the sizes say; channels are 1 or 3.
    public init(width: Int, height: Int, channels: Int, bytes: [UInt8]) {
        precondition(
            width > 0 && height > 0 && (channels == 1 || channels == 3)
                && bytes.count / channels / width == height
                && bytes.count % (channels * width) == 0, "pixels that do not fit")
        self.width = width
        self.height = height
        self.channels = channels
        self.bytes = bytes
    }

    /// Red, green and blue of a pixel.
    public subscript(row: Int, column: Int) -> (red: UInt8, green: UInt8, blue: UInt8) {
        let at = (row * width + column) * channels
        return channels == 1 ? (bytes[at], bytes[at], bytes[at]) : (bytes[at], bytes[at + 1], bytes[at + 2])
    }
}
