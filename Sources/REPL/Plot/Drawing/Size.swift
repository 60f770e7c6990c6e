/// The logical size of a figure in points; a PNG has twice as many pixels each way.
public struct Size: Sendable, Equatable {
    public var width: Double
    public var height: Double

    public init(width: Double, height: Double) {
        self.width = width
        self.height = height
    }

    /// 640 × 400, where nothing else is asked for (LANGUAGE 6.3).
    public static let standard = Size(width: 640, height: 400)
}
