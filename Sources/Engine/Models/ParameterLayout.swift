/// Where each named parameter lies in the one vector that holds them all.
public struct ParameterLayout: Sendable, Equatable {
    /// One parameter.
    public struct Entry: Sendable, Equatable {
        /// As in PyTorch: `conv1.weight`.
        public let name: String
        public let shape: [Int]
        /// Position of its first element in the vector.
        public let offset: Int

        /// Elements. The layout has multiplied the sizes with checks already.
        public var count: Int { shape.reduce(1, &*) }
        /// Positions in the vector.
        public var range: Range<Int> { offset..<offset + count }
        /// Whether it is a weight, which the ASAM metric scales, and not a bias or shift.
        public var isWeight: Bool { name.contains("weight") }
    }

    /// In the order of the vector.
    public let entries: [Entry]
    /// Length of the vector.
    public let count: Int
    private let places: [String: Int]

    /// Parameters one after the other.
    ///
    /// - Throws: `.argument` when a name occurs twice, `.limit` for sizes beyond 64 bits.
    public init(_ parameters: [(name: String, shape: [Int])]) throws {
        var entries: [Entry] = []
        var places: [String: Int] = [:]
        var offset = 0
        for (name, shape) in parameters {
            guard places.updateValue(entries.count, forKey: name) == nil else {
                throw Fault(.argument, "two parameters are called \(name)")
            }
            entries.append(Entry(name: name, shape: shape, offset: offset))
            let (sum, over) = offset.addingReportingOverflow(try MemoryBudget.count(of: shape))
            guard !over else { throw Fault(.limit, "the parameters are more than 64 bits can count") }
            offset = sum
        }
        self.entries = entries
        self.places = places
        count = offset
    }

    /// The entry of a name.
    public func entry(_ name: String) -> Entry? { index(of: name).map { entries[$0] } }

    /// The position of a name among the entries.
    public func index(of name: String) -> Int? { places[name] }

    /// The entry that an element of the vector belongs to.
    public func entry(at position: Int) -> Entry? { entries.first { $0.range.contains(position) } }

    /// The parameters of a point, in order; differentiable if the point lies on a tape.
    ///
    /// - Throws: `.shape` unless the point has this layout's length.
    public func unpack(_ point: Tensor) throws -> [Tensor] {
        guard point.shape == [count] else {
            throw Fault(.shape, "a point \(point.shape.sizes) for a model of \(count) parameters")
        }
        return try entries.map {
            try point.narrow(dim: 0, start: $0.offset, length: $0.count).reshape($0.shape)
        }
    }

    /// The vector of parameters given in order.
    ///
    /// - Throws: `.shape` when a shape is not the entry's.
    public func pack(_ parameters: [Tensor]) throws -> Tensor {
        precondition(parameters.count == entries.count, "\(parameters.count) of \(entries.count) parameters")
        for (entry, parameter) in zip(entries, parameters) where entry.shape != parameter.shape {
            throw Fault(
                .shape, "\(entry.name) has the shape \(entry.shape.sizes), not \(parameter.shape.sizes)")
        }
        guard !parameters.isEmpty else { return try Tensor.zeros([0]) }
        return try Tensor.cat(parameters.map { try $0.reshape([$0.count]) })
    }
}
