/// Whether a model learns or answers.
public enum ModelMode: Sendable {
    /// Batch statistics normalise, and move the running ones.
    case training
    /// Running statistics normalise.
    case evaluation
}

/// What layers find and leave during one forward pass.
public struct LayerContext: Sendable {
    public let mode: ModelMode
    /// Running statistics; in training the pass leaves the moved ones here.
    public var buffers: Buffers
    private let layout: ParameterLayout
    private let parameters: [Tensor]

    /// - Parameter parameters: in the order of the layout.
    public init(mode: ModelMode, buffers: Buffers, layout: ParameterLayout, parameters: [Tensor]) {
        self.mode = mode
        self.buffers = buffers
        self.layout = layout
        self.parameters = parameters
    }

    /// The parameter of a name.
    ///
    /// - Throws: `.state` where the layout has none.
    public func parameter(_ name: String) throws -> Tensor {
        guard let index = layout.index(of: name) else {
            throw Fault(.state, "the model has no parameter \(name)")
        }
        return parameters[index]
    }
}

/// Named tensors that a model keeps besides its parameters: running statistics.
public struct Buffers: Sendable {
    /// In the order of the layers.
    public private(set) var entries: [(name: String, tensor: Tensor)]

    public init(_ entries: [(name: String, tensor: Tensor)] = []) { self.entries = entries }

    /// The tensor of a name.
    ///
    /// - Throws: `.state` where there is none.
    public func tensor(_ name: String) throws -> Tensor {
        guard let found = entries.first(where: { $0.name == name }) else {
            throw Fault(.state, "the model has no running statistic \(name)")
        }
        return found.tensor
    }

    /// Puts another tensor in the place of a named one.
    ///
    /// - Throws: `.state` where there is none, `.shape` when the shape or dtype differs.
    public mutating func replace(_ name: String, with tensor: Tensor) throws {
        let old = try self.tensor(name)
        guard old.shape == tensor.shape, old.dtype == tensor.dtype else {
            throw Fault(
                .shape,
                "\(name) is \(old.shape.sizes) of \(old.dtype.rawValue), not \(tensor.shape.sizes) of "
                    + tensor.dtype.rawValue)
        }
        for index in entries.indices where entries[index].name == name { entries[index].tensor = tensor }
    }
}
