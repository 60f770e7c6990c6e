/// A page as a value: shapes in drawing order, before it becomes pixels or SVG.
public struct Drawing: Sendable, Equatable {
    public let size: Size
    public private(set) var shapes: [Shape] = []

    public init(size: Size) { self.size = size }

    /// The page as a rectangle.
    public var page: PageRect { PageRect(x: 0, y: 0, width: size.width, height: size.height) }

    mutating func add(_ shape: Shape) { shapes.append(shape) }

    mutating func fill(_ path: Path, _ colour: Colour) {
        shapes.append(.path(path, fill: colour, stroke: nil))
    }

    mutating func fill(_ rect: PageRect, _ colour: Colour) { fill(.rectangle(rect), colour) }

    mutating func stroke(_ path: Path, _ stroke: Stroke) {
        shapes.append(.path(path, fill: nil, stroke: stroke))
    }

    /// Draws shapes that are cut off at a rectangle.
    mutating func clip(to rect: PageRect, _ draw: (inout Drawing) -> Void) {
        var inner = Drawing(size: size)
        draw(&inner)
        if !inner.shapes.isEmpty { shapes.append(.clipped(rect, inner.shapes)) }
    }

    /// A marker around a point.
    mutating func mark(_ marker: Marker, at point: PagePoint, radius: Double, _ colour: Colour) {
        let (path, isFilled) = marker.outline(at: point, radius: radius)
        if isFilled { fill(path, colour) } else { stroke(path, Stroke(colour, width: max(1, radius * 0.5))) }
    }

    /// A disc with an outline.
    mutating func dot(at point: PagePoint, radius: Double, fill: Colour, outline: Colour, width: Double = 1.5)
    {
        shapes.append(
            .path(.circle(point, radius: radius), fill: fill, stroke: Stroke(outline, width: width)))
    }

    /// All text of the page.
    public var texts: [TextRun] { Drawing.texts(in: shapes) }

    private static func texts(in shapes: [Shape]) -> [TextRun] {
        shapes.flatMap { shape -> [TextRun] in
            switch shape {
            case .text(let run): [run]
            case .clipped(_, let inner): texts(in: inner)
            default: []
            }
        }
    }

    /// The rectangle around everything that is drawn, clips observed; nil for an empty page.
    public var ink: PageRect? { Drawing.ink(of: shapes) }

    private static func ink(of shapes: [Shape]) -> PageRect? {
        var result: PageRect?
        for shape in shapes {
            guard let rect = extent(of: shape) else { continue }
            result = result?.union(rect) ?? rect
        }
        return result
    }

    private static func extent(of shape: Shape) -> PageRect? {
        switch shape {
        case .path(let path, _, let stroke):
            let half = (stroke?.width ?? 0) / 2
            return PageRect.around(path.points)?.inset(left: -half, top: -half, right: -half, bottom: -half)
        case .text(let run): return run.bounds
        case .image(_, let rect, _): return rect
        case .clipped(let clip, let inner):
            guard let rect = ink(of: inner), rect.intersects(clip) else { return nil }
            let (left, top) = (max(rect.x, clip.x), max(rect.y, clip.y))
            return PageRect(
                x: left, y: top, width: min(rect.right, clip.right) - left,
                height: min(rect.bottom, clip.bottom) - top)
        }
    }
}
