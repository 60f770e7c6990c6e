/// The largest value of each window of images [N, H, W, C]; windows do not overlap.
public struct MaxPooling: Layer {
    /// The window's side.
    public let size: Int

    public init(_ size: Int = 2) { self.size = size }

    public var kind: String { "max pool" }

    public func shape(after input: [Int]) throws -> [Int] {
        guard input.count == 3, input[0] >= size, input[1] >= size else {
            throw Fault(.shape, "a window of \(size)×\(size) does not fit images \(input.sizes)")
        }
        return [input[0] / size, input[1] / size, input[2]]
    }

    public func forward(_ x: Tensor, _ context: inout LayerContext) throws -> Tensor {
        try x.maxPool2dNHWC(size)
    }
}
