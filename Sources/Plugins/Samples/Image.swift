import Engine

/// Height, width and channels of images.
public struct ImageShape: Sendable, Equatable, CustomStringConvertible {
    public let height, width, channels: Int

    public init(height: Int, width: Int, channels: Int) {
        self.height = height
        self.width = width
        self.channels = channels
    }

    /// Numbers in an image.
    public var count: Int { height * width * channels }

    /// As models take it: `[3, 48, 48]`.
    public var modelInput: [Int] { [channels, height, width] }

    /// `48 × 48 × 3`: height, width, channels.
    public var description: String { "\(height) × \(width) × \(channels)" }
}

/// One image, row by row, the channels of a pixel together.
public struct Image: Sendable, Equatable {
    /// What the numbers are.
    public enum Pixels: Sendable, Equatable {
        /// 0 … 255; a model sees them divided by 255.
        case bytes([UInt8])
        /// 0 … 1, as a model sees them.
        case reals([Float])
    }

    public let shape: ImageShape
    public let pixels: Pixels

    /// The pixels must be as many as the shape says.
    public init(shape: ImageShape, pixels: Pixels) {
        switch pixels {
        case .bytes(let bytes): precondition(bytes.count == shape.count, "an image of another size")
        case .reals(let reals): precondition(reals.count == shape.count, "an image of another size")
        }
        self.shape = shape
        self.pixels = pixels
    }

    /// The pixels as bytes; reals are rounded to the nearest of 0 … 255.
    public var bytes: [UInt8] {
        switch pixels {
        case .bytes(let bytes): bytes
        case .reals(let reals): reals.map { UInt8(max(0, min(255, ($0 * 255).rounded()))) }
        }
    }

    /// The values in [0, 1] that a model sees, channel by channel: [C, H, W].
    public func write(to target: UnsafeMutableBufferPointer<Float>) {
        precondition(target.count == shape.count, "room for another image")
        let area = shape.height * shape.width
        let channels = shape.channels
        for channel in 0..<channels {
            switch pixels {
            case .bytes(let bytes):
                for i in 0..<area {
                    target[channel * area + i] = ByteValues.table[Int(bytes[i * channels + channel])]
                }
            case .reals(let reals):
                for i in 0..<area { target[channel * area + i] = reals[i * channels + channel] }
            }
        }
    }

    /// The image as a tensor [C, H, W] of f32 in [0, 1].
    public func tensor() throws -> Tensor {
        try Tensor.make(shape.modelInput, of: Float.self) { write(to: $0) }
    }
}

/// The value of each byte as models see it.
enum ByteValues {
    static let table: [Float] = (0..<256).map { Float($0) / 255 }
}
