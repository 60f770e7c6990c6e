/// A source domain as an objective sees it.
public struct LandscapeDomain: Sendable, Equatable {
    public let name: String
    /// Samples in this step.
    public let count: Int

    public init(name: String, count: Int) {
        self.name = name
        self.count = count
    }
}
