/// A place on the page in points, from the upper left corner; y grows downwards.
public struct PagePoint: Sendable, Equatable {
    public var x, y: Double

    public init(_ x: Double, _ y: Double) {
        self.x = x
        self.y = y
    }
}
