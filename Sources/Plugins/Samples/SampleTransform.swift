import Engine

/// A change of an image that is made whenever it is read: `flip`, `resize`, a person's own function.
///
/// Its draws come from a stream keyed by (seed, transform, epoch, sample), so they depend on nothing else.
public struct SampleTransform: Sendable {
    /// As it is written; also tells transforms apart: `flip(p: 0.5)`.
    public let fingerprint: String
    /// Whether images are changed when they are scored, too; a manifest's `transforms` are for training only.
    public var appliesEverywhere: Bool
    /// The image's new pixels.
    public let apply: @Sendable (Image, inout Stream) throws -> Image

    public init(
        _ fingerprint: String, appliesEverywhere: Bool = true,
        apply: @escaping @Sendable (Image, inout Stream) throws -> Image
    ) {
        self.fingerprint = fingerprint
        self.appliesEverywhere = appliesEverywhere
        self.apply = apply
    }
}
