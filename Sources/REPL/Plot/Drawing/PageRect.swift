/// A rectangle on the page in points; y grows downwards.
public struct PageRect: Sendable, Equatable {
    public var x, y, width, height: Double

    /// A width or height below zero becomes zero.
    public init(x: Double, y: Double, width: Double, height: Double) {
        self.x = x
        self.y = y
        self.width = max(0, width)
        self.height = max(0, height)
    }

    public var right: Double { x + width }
    public var bottom: Double { y + height }
    public var midX: Double { x + width / 2 }
    public var midY: Double { y + height / 2 }

    /// The rectangle without margins; negative margins enlarge it.
    public func inset(left: Double = 0, top: Double = 0, right: Double = 0, bottom: Double = 0) -> PageRect {
        PageRect(x: x + left, y: y + top, width: width - left - right, height: height - top - bottom)
    }

    /// Whether the two share an area; touching edges share none.
    public func intersects(_ other: PageRect) -> Bool {
        x < other.right && other.x < right && y < other.bottom && other.y < bottom
    }

    /// Whether the other lies wholly within, up to a slack.
    public func contains(_ other: PageRect, slack: Double = 0) -> Bool {
        other.x >= x - slack && other.right <= right + slack && other.y >= y - slack
            && other.bottom <= bottom + slack
    }

    /// The smallest rectangle around both.
    public func union(_ other: PageRect) -> PageRect {
        let left = min(x, other.x)
        let top = min(y, other.y)
        return PageRect(
            x: left, y: top, width: max(right, other.right) - left, height: max(bottom, other.bottom) - top)
    }

    /// The smallest rectangle around points; nil without any.
    public static func around(_ points: [PagePoint]) -> PageRect? {
        guard let first = points.first else { return nil }
        var (left, top, right, bottom) = (first.x, first.y, first.x, first.y)
        for point in points.dropFirst() {
            left = min(left, point.x)
            right = max(right, point.x)
            top = min(top, point.y)
            bottom = max(bottom, point.y)
        }
        return PageRect(x: left, y: top, width: right - left, height: bottom - top)
    }

    /// The largest rectangle of a form (width over height) in the middle of this one.
    func fitting(aspect: Double) -> PageRect {
        let wide = min(width, height * aspect)
        let high = aspect > 0 ? wide / aspect : 0
        return PageRect(x: midX - wide / 2, y: midY - high / 2, width: wide, height: high)
    }
}
