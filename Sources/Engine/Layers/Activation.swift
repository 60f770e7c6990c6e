/// A function of every element.
public enum Activation: String, Layer, CaseIterable {
    case relu, tanh

    public var kind: String { rawValue }

    public func forward(_ x: Tensor, _ context: inout LayerContext) throws -> Tensor {
        switch self {
        case .relu: try x.relu()
        case .tanh: try x.tanh()
        }
    }
}
