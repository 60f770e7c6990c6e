/// A 2-D convolution of images [N, H, W, C] with square filters.
public struct Convolution: Layer {
    /// How the first filters are drawn; a bias is U(±1/√fan_in) in both.
    public enum Start: Sendable {
        /// U(±1/√fan_in), PyTorch's default.
        case uniformFanIn
        /// N(0, 2/fan_out). Source: He et al. 2015, equation 14.
        case heFanOut
    }

    public let name: String
    public let inputs: Int
    public let outputs: Int
    /// The filters' height and width.
    public let size: Int
    public let stride: Int
    public let padding: Int
    public let hasBias: Bool
    public let start: Start

    public init(
        _ name: String, _ inputs: Int, _ outputs: Int, size: Int = 3, stride: Int = 1, padding: Int = 1,
        bias: Bool = true, start: Start = .uniformFanIn
    ) {
        self.name = name
        self.inputs = inputs
        self.outputs = outputs
        self.size = size
        self.stride = stride
        self.padding = padding
        hasBias = bias
        self.start = start
    }

    public var kind: String { "conv" }

    public var parameters: [ParameterDeclaration] {
        let fanIn = inputs * size * size
        let fanOut = outputs * size * size
        let initial: ParameterDeclaration.Initial =
            switch start {
            case .uniformFanIn: .uniform(fanIn: fanIn)
            case .heFanOut: .normal(deviation: (2 / Double(max(1, fanOut))).squareRoot())
            }
        let weight = ParameterDeclaration("\(name).weight", [outputs, inputs, size, size], initial)
        guard hasBias else { return [weight] }
        return [weight, ParameterDeclaration("\(name).bias", [outputs], .uniform(fanIn: fanIn))]
    }

    public func shape(after input: [Int]) throws -> [Int] {
        guard input.count == 3, input[2] == inputs else {
            throw Fault(.shape, "\(name) takes images (H, W, \(inputs)), not \(input.sizes)")
        }
        let sides = input.prefix(2).map { ($0 + 2 * padding - size) / stride + 1 }
        guard input.prefix(2).allSatisfy({ $0 + 2 * padding >= size }) else {
            throw Fault(
                .shape, "\(name): filters of \(size)×\(size) do not fit images of \(input[0])×\(input[1])")
        }
        return sides + [outputs]
    }

    public func forward(_ x: Tensor, _ context: inout LayerContext) throws -> Tensor {
        try x.conv2dNHWC(
            context.parameter("\(name).weight"), bias: hasBias ? context.parameter("\(name).bias") : nil,
            stride: stride, padding: padding)
    }
}
