/// The samples of one domain in one step.
public struct Batch: Sendable {
    /// The domain's name.
    public let domain: String
    /// [n] + the shape of a sample; images in [0, 1].
    public let inputs: Tensor
    /// Classes as whole numbers [n].
    public let labels: Tensor
    /// The order of the images' dimensions.
    public let order: ImageOrder

    /// - Throws: `.shape` unless inputs and labels are as many, `.value` of no samples.
    public init(domain: String, inputs: Tensor, labels: Tensor, order: ImageOrder = .channelsFirst) throws {
        guard let count = inputs.shape.first, labels.shape == [count] else {
            throw Fault(
                .shape, "inputs \(inputs.shape.sizes) with labels \(labels.shape.sizes) of domain \(domain)")
        }
        guard count > 0 else { throw Fault(.value, "the batch of domain \(domain) has no samples") }
        self.domain = domain
        self.inputs = inputs
        self.labels = labels
        self.order = order
    }

    /// Samples.
    public var count: Int { labels.count }
}
