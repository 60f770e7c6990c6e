/// The largest value of each window of images [N, H, W, C].
public struct MaxPooling: Layer {
    /// The window's side.
    public let size: Int
    /// From one window to the next.
    public let stride: Int
    /// Pixels beyond each border that windows may cover; they are never the largest.
    public let padding: Int

    /// - Parameter stride: the window's side by default, so that windows do not overlap.
    public init(_ size: Int = 2, stride: Int? = nil, padding: Int = 0) {
        self.size = size
        self.stride = stride ?? size
        self.padding = padding
    }

    public var kind: String { "max pool" }

    public func shape(after input: [Int]) throws -> [Int] {
        guard input.count == 3, input.prefix(2).allSatisfy({ $0 + 2 * padding >= size }) else {
            throw Fault(.shape, "a window of \(size)×\(size) does not fit images \(input.sizes)")
        }
        return input.prefix(2).map { ($0 + 2 * padding - size) / stride + 1 } + [input[2]]
    }

    public func forward(_ x: Tensor, _ context: inout LayerContext) throws -> Tensor {
        try x.maxPool2dNHWC(size, stride: stride, padding: padding)
    }
}
