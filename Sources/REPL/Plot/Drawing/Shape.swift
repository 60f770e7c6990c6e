/// What a page is made of, in drawing order.
public enum Shape: Sendable, Equatable {
    case path(Path, fill: Colour?, stroke: Stroke?)
    case text(TextRun)
    /// Pixels in a rectangle: smooth, or as squares.
    case image(PixelImage, in: PageRect, isSmooth: Bool)
    /// Shapes cut off at a rectangle.
    case clipped(PageRect, [Shape])
}

/// How a path is stroked.
public struct Stroke: Sendable, Equatable {
    public var colour: Colour
    /// In points.
    public var width: Double
    /// Lengths of dashes and gaps in points; empty for an unbroken line.
    public var dash: [Double]

    public init(_ colour: Colour, width: Double = 1, dash: [Double] = []) {
        self.colour = colour
        self.width = width
        self.dash = dash
    }
}
