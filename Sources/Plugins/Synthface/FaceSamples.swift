/// Images of one method (or the reals) in one split, with their columns; sample i is image i.
///
/// Order: video by video, frame by frame.
public struct FaceSamples: Sendable {
    /// The forgery, or nil for reals.
    public let method: ForgeryMethod?
    public let split: Split
    /// Width and height of an image.
    public let size: Int
    /// All images, one after the other: size × size × 3 bytes each (row, column, channel).
    public let images: [UInt8]
    /// Unique for each method and target: `real/012`, `f2f/012`, a swap `df/012_013`.
    public let videos: [String]
    /// The target person: `012`.
    public let identities: [String]
    /// The other person of a swap, else nil.
    public let sources: [String?]
    /// Number of the frame in its video.
    public let frames: [Int]
    /// "c40" or "c23".
    public let quality: String

    /// Number of images.
    public var count: Int { frames.count }

    /// 0 for real, 1 for fake.
    public var label: Int { method == nil ? 0 : 1 }

    /// Column `method`: `real`, or the forgery's name.
    public var methodName: String { method?.rawValue ?? "real" }
}
