/// The mean of each channel of images: [N, H, W, C] → [N, C].
public struct GlobalAverage: Layer {
    public init() {}

    public var kind: String { "global average" }

    public func shape(after input: [Int]) throws -> [Int] {
        guard input.count == 3 else {
            throw Fault(.shape, "a global average takes images, not \(input.sizes)")
        }
        return [input[2]]
    }

    public func forward(_ x: Tensor, _ context: inout LayerContext) throws -> Tensor {
        try x.globalAvgPoolNHWC()
    }
}
