/// What an optimizer remembers between steps: vectors as long as the point, and the number of steps taken.
public struct Moments: Sendable {
    /// Steps taken since the moments were last cleared.
    public var count: Int
    /// The vectors, by name, in the optimizer's order.
    public var vectors: [(name: String, vector: Tensor)]

    public init(count: Int = 0, vectors: [(name: String, vector: Tensor)] = []) {
        self.count = count
        self.vectors = vectors
    }

    /// The vector of a name.
    ///
    /// - Throws: `.state` where there is none, as with the moments of another optimizer.
    public func vector(_ name: String) throws -> Tensor {
        guard let found = vectors.first(where: { $0.name == name }) else {
            throw Fault(.state, "the optimizer's state has no \(name)")
        }
        return found.vector
    }
}
