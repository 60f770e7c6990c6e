/// An architecture with a point in its parameter space, running statistics and the names of its classes.
public struct Model: Sendable {
    public let architecture: Architecture
    /// What rebuilds the architecture: the form's name and every option.
    public let settings: ModelSettings
    /// All parameters as one vector, f32 or f64.
    public var point: Tensor
    /// Running statistics, of the point's dtype.
    public var buffers: Buffers
    /// Names of the classes, in the order of the logits; numbers until data has named them.
    public var classNames: [String]

    public init(
        architecture: Architecture, settings: ModelSettings, point: Tensor, buffers: Buffers,
        classNames: [String]? = nil
    ) {
        self.architecture = architecture
        self.settings = settings
        self.point = point
        self.buffers = buffers
        self.classNames = classNames ?? (0..<architecture.classes).map(String.init)
    }

    /// A fresh model.
    public init(_ architecture: Architecture, settings: ModelSettings, seed: UInt64) throws {
        self.init(
            architecture: architecture, settings: settings, point: try architecture.initialPoint(seed: seed),
            buffers: try architecture.initialBuffers())
    }

    public var layout: ParameterLayout { architecture.layout }

    /// The same in another float dtype.
    public func converted(to dtype: DType) throws -> Model {
        var copy = self
        copy.point = try point.to(dtype)
        copy.buffers = Buffers(try buffers.entries.map { ($0.name, try $0.tensor.to(dtype)) })
        return copy
    }

    /// Parameters and running statistics by name, as files hold them.
    public func namedTensors() throws -> [(name: String, tensor: Tensor)] {
        zip(layout.entries, try layout.unpack(point)).map { ($0.name, $1) } + buffers.entries
    }

    /// The same with parameters and running statistics by name.
    ///
    /// - Throws: `.value` naming what is missing or not known, `.shape` for another shape or dtype.
    public func replacing(_ tensors: [(name: String, tensor: Tensor)]) throws -> Model {
        let given = Dictionary(tensors.map { ($0.name, $0.tensor) }) { first, _ in first }
        let wanted = layout.entries.map(\.name) + buffers.entries.map(\.name)
        let missing = wanted.filter { given[$0] == nil }
        let unknown = tensors.map(\.name).filter { !wanted.contains($0) }
        guard missing.isEmpty, unknown.isEmpty else {
            let parts = [("missing", missing), ("not known", unknown)].filter { !$0.1.isEmpty }
            throw Fault(
                .value,
                "the weights do not fit the model: "
                    + parts.map { "\($0.0): \($0.1.prefix(5).joined(separator: ", "))" }.joined(
                        separator: "; "))
        }
        var copy = self
        copy.point = try layout.pack(layout.entries.compactMap { given[$0.name] }).to(point.dtype)
        for (name, _) in buffers.entries {
            if let tensor = given[name] { try copy.buffers.replace(name, with: tensor.to(point.dtype)) }
        }
        return copy
    }
}

/// What rebuilds a model's architecture.
public struct ModelSettings: Configured {
    public let name: String
    public let options: Record

    public init(name: String, options: Record) {
        self.name = name
        self.options = options
    }
}
