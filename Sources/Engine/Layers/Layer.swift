/// One stage of a model: a function of its input and of parameters that live outside it.
///
/// Images are [N, H, W, C] inside a model, everything else [N, features]. New layers are values that conform
/// to this; a block made of layers conforms by passing on to its parts.
public protocol Layer: Sendable {
    /// The prefix of its parameters' names, as in PyTorch: `conv1`; empty for a layer without any.
    var name: String { get }
    /// As tables show it: `conv`, `batch norm`, `linear`.
    var kind: String { get }
    /// Its parameters, in PyTorch's order.
    var parameters: [ParameterDeclaration] { get }
    /// Its running statistics.
    var buffers: [BufferDeclaration] { get }
    /// Whether in training a sample's output depends on the others of the batch.
    var couplesSamples: Bool { get }

    /// The shape of one sample's output.
    ///
    /// - Throws: `.shape` when an input of this shape does not fit.
    func shape(after input: [Int]) throws -> [Int]

    /// The output for a batch.
    func forward(_ x: Tensor, _ context: inout LayerContext) throws -> Tensor
}

extension Layer {
    public var name: String { "" }
    public var parameters: [ParameterDeclaration] { [] }
    public var buffers: [BufferDeclaration] { [] }
    public var couplesSamples: Bool { false }
    public func shape(after input: [Int]) throws -> [Int] { input }
}

/// A parameter that a layer needs.
public struct ParameterDeclaration: Sendable {
    /// How its first value is drawn.
    public enum Initial: Sendable {
        /// U(−1/√fanIn, 1/√fanIn).
        case uniform(fanIn: Int)
        /// N(0, deviation²).
        case normal(deviation: Double)
        /// The same number everywhere.
        case full(Double)
    }

    /// With the layer's prefix: `conv1.weight`.
    public let name: String
    public let shape: [Int]
    public let initial: Initial

    public init(_ name: String, _ shape: [Int], _ initial: Initial) {
        self.name = name
        self.shape = shape
        self.initial = initial
    }
}

/// A running statistic that a layer keeps.
public struct BufferDeclaration: Sendable {
    /// With the layer's prefix: `bn1.running_mean`.
    public let name: String
    public let shape: [Int]
    /// Its value before training.
    public let initial: Double

    public init(_ name: String, _ shape: [Int], _ initial: Double) {
        self.name = name
        self.shape = shape
        self.initial = initial
    }
}
