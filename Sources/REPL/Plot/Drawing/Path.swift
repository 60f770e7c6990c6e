import Engine

/// Lines and curves, in points (or, in a glyph, in parts of the font size).
public struct Path: Sendable, Equatable {
    /// A step of the pen.
    public enum Element: Sendable, Equatable {
        case move(PagePoint)
        case line(PagePoint)
        /// A cubic Bézier curve with two control points.
        case curve(PagePoint, PagePoint, PagePoint)
        case close
    }

    public private(set) var elements: [Element] = []

    public init() {}

    /// Several paths as one.
    init(_ parts: [Path]) { elements = parts.flatMap(\.elements) }

    mutating func move(to point: PagePoint) { elements.append(.move(point)) }
    mutating func line(to point: PagePoint) { elements.append(.line(point)) }
    mutating func curve(_ a: PagePoint, _ b: PagePoint, to end: PagePoint) {
        elements.append(.curve(a, b, end))
    }
    mutating func close() { elements.append(.close) }

    /// All points, control points included: they contain the path.
    var points: [PagePoint] {
        elements.flatMap { element -> [PagePoint] in
            switch element {
            case .move(let point), .line(let point): [point]
            case .curve(let a, let b, let end): [a, b, end]
            case .close: []
            }
        }
    }

    /// The path, enlarged and then turned clockwise and moved.
    func placed(at origin: PagePoint, scale: Double, degrees: Double = 0) -> Path {
        let angle = degrees * Double.pi / 180
        let (sine, cosine) = degrees == 0 ? (0, 1) : (Double.sin(angle), Double.cos(angle))
        func place(_ p: PagePoint) -> PagePoint {
            PagePoint(
                origin.x + scale * (p.x * cosine - p.y * sine), origin.y + scale * (p.x * sine + p.y * cosine)
            )
        }
        var result = Path()
        result.elements = elements.map { element in
            switch element {
            case .move(let point): .move(place(point))
            case .line(let point): .line(place(point))
            case .curve(let a, let b, let end): .curve(place(a), place(b), place(end))
            case .close: .close
            }
        }
        return result
    }
}

extension Path {
    static func segment(_ x0: Double, _ y0: Double, _ x1: Double, _ y1: Double) -> Path {
        var path = Path()
        path.move(to: PagePoint(x0, y0))
        path.line(to: PagePoint(x1, y1))
        return path
    }

    /// A line through points; nil breaks it.
    static func polyline(_ points: [PagePoint?]) -> Path {
        var path = Path()
        var isDown = false
        for point in points {
            if let point { isDown ? path.line(to: point) : path.move(to: point) }
            isDown = point != nil
        }
        return path
    }

    static func polygon(_ points: [PagePoint]) -> Path {
        var path = polyline(points)
        path.close()
        return path
    }

    static func rectangle(_ rect: PageRect) -> Path {
        polygon([
            PagePoint(rect.x, rect.y), PagePoint(rect.right, rect.y), PagePoint(rect.right, rect.bottom),
            PagePoint(rect.x, rect.bottom),
        ])
    }

    /// A circle of four curves.
    static func circle(_ centre: PagePoint, radius r: Double) -> Path {
        // 4/3·(√2 − 1): the control length with which a cubic quarter meets the circle at its middle.
        let k = 0.5522847498 * r
        let (x, y) = (centre.x, centre.y)
        var path = Path()
        path.move(to: PagePoint(x + r, y))
        path.curve(PagePoint(x + r, y + k), PagePoint(x + k, y + r), to: PagePoint(x, y + r))
        path.curve(PagePoint(x - k, y + r), PagePoint(x - r, y + k), to: PagePoint(x - r, y))
        path.curve(PagePoint(x - r, y - k), PagePoint(x - k, y - r), to: PagePoint(x, y - r))
        path.curve(PagePoint(x + k, y - r), PagePoint(x + r, y - k), to: PagePoint(x + r, y))
        path.close()
        return path
    }
}
