/// Two 3×3 convolutions with batch norm, to whose result the input is added before the last ReLU.
///
/// Where the stride or the channels differ, the input passes a 1×1 convolution with batch norm first.
/// Source: He et al. 2016, figure 2 and option B; names and order as torchvision's `BasicBlock`.
public struct ResidualBlock: Layer {
    public let name: String
    private let branch: [any Layer]
    private let shortcut: [any Layer]

    /// - Parameter stride: of the first convolution.
    public init(_ name: String, _ inputs: Int, _ outputs: Int, stride: Int) {
        self.name = name
        func filters(_ part: String, _ from: Int, size: Int, stride: Int) -> any Layer {
            Convolution(
                "\(name).\(part)", from, outputs, size: size, stride: stride, padding: size / 2, bias: false,
                start: .heFanOut)
        }
        branch = [
            filters("conv1", inputs, size: 3, stride: stride), BatchNormalization("\(name).bn1", outputs),
            Activation.relu,
            filters("conv2", outputs, size: 3, stride: 1), BatchNormalization("\(name).bn2", outputs),
        ]
        shortcut =
            stride == 1 && inputs == outputs
            ? []
            : [
                filters("downsample.0", inputs, size: 1, stride: stride),
                BatchNormalization("\(name).downsample.1", outputs),
            ]
    }

    public var kind: String { "residual block" }
    public var couplesSamples: Bool { true }
    public var parameters: [ParameterDeclaration] { (branch + shortcut).flatMap(\.parameters) }
    public var buffers: [BufferDeclaration] { (branch + shortcut).flatMap(\.buffers) }

    public func shape(after input: [Int]) throws -> [Int] {
        _ = try shortcut.reduce(input) { try $1.shape(after: $0) }
        return try branch.reduce(input) { try $1.shape(after: $0) }
    }

    public func forward(_ x: Tensor, _ context: inout LayerContext) throws -> Tensor {
        let change = try branch.reduce(x) { try $1.forward($0, &context) }
        let kept = try shortcut.reduce(x) { try $1.forward($0, &context) }
        return try (change + kept).relu()
    }
}
