import Engine

/// How text is set: DejaVu Sans of a size in points.
public struct TextStyle: Sendable, Equatable {
    public var size: Double
    public var isBold: Bool
    public var colour: Colour

    public init(size: Double, isBold: Bool = false, colour: Colour = .ink) {
        self.size = size
        self.isBold = isBold
        self.colour = colour
    }

    static let title = TextStyle(size: 15, isBold: true)
    static let panelTitle = TextStyle(size: 13, isBold: true)
    static let axisName = TextStyle(size: 12)
    static let tick = TextStyle(size: 11, colour: .faint)
    static let label = TextStyle(size: 11.5)
    static let note = TextStyle(size: 10.5, colour: .faint)

    /// Height above the base line of what is written usually.
    public var ascent: Double { size * 0.76 }
    /// Depth below the base line of what is written usually.
    public var descent: Double { size * 0.236 }
    /// From one base line to the next.
    var leading: Double { (size * 1.3).rounded() }

    func coloured(_ colour: Colour) -> TextStyle { TextStyle(size: size, isBold: isBold, colour: colour) }
}

/// A line of text at its place.
public struct TextRun: Sendable, Equatable {
    public let text: String
    public let style: TextStyle
    /// Where its base line begins.
    public let origin: PagePoint
    /// Its length in points.
    public let width: Double
    /// Turned clockwise about the origin.
    public let degrees: Double

    /// The rectangle around it on the page.
    public var bounds: PageRect {
        let angle = degrees * Double.pi / 180
        let (sine, cosine) = degrees == 0 ? (0, 1) : (Double.sin(angle), Double.cos(angle))
        let corners = [
            (0, -style.ascent), (width, -style.ascent), (0, style.descent), (width, style.descent),
        ]
        let placed = corners.map { x, y in
            PagePoint(origin.x + x * cosine - y * sine, origin.y + x * sine + y * cosine)
        }
        return PageRect.around(placed) ?? PageRect(x: origin.x, y: origin.y, width: 0, height: 0)
    }
}
