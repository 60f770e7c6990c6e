/// The form of a point.
public enum Marker: String, Sendable, CaseIterable {
    case disc, square, triangle, diamond, plus, cross, ring

    /// Its outline around a point, and whether it is filled or stroked.
    func outline(at centre: PagePoint, radius r: Double) -> (path: Path, isFilled: Bool) {
        let (x, y) = (centre.x, centre.y)
        func polygon(_ corners: [(Double, Double)]) -> Path {
            .polygon(corners.map { PagePoint(x + $0.0 * r, y + $0.1 * r) })
        }
        switch self {
        case .disc: return (.circle(centre, radius: r), true)
        case .ring: return (.circle(centre, radius: r), false)
        case .square: return (polygon([(-0.9, -0.9), (0.9, -0.9), (0.9, 0.9), (-0.9, 0.9)]), true)
        case .triangle: return (polygon([(0, -1.2), (1.05, 0.75), (-1.05, 0.75)]), true)
        case .diamond: return (polygon([(0, -1.3), (1.1, 0), (0, 1.3), (-1.1, 0)]), true)
        case .plus:
            return (
                Path([.segment(x - 1.2 * r, y, x + 1.2 * r, y), .segment(x, y - 1.2 * r, x, y + 1.2 * r)]),
                false
            )
        case .cross:
            return (
                Path([.segment(x - r, y - r, x + r, y + r), .segment(x - r, y + r, x + r, y - r)]), false
            )
        }
    }
}
