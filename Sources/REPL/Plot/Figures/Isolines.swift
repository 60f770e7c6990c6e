/// Where a field has one value: marching squares.
///
/// A cell's edges are crossed where their ends lie on two sides of the level, linearly between them. Where all four
/// are crossed, the mean of the corners tells which two belong together. A cell with a corner that is not finite has
/// no line. Source: Lorensen & Cline 1987, in two dimensions.
public enum Isolines {
    /// A piece of a line between two places on the axes.
    public struct Segment: Sendable, Equatable {
        public let from, to: (x: Double, y: Double)

        public static func == (a: Segment, b: Segment) -> Bool { a.from == b.from && a.to == b.to }
    }

    /// The pieces of the line of one level.
    public static func segments(of field: ContourField, at level: Double) -> [Segment] {
        var result: [Segment] = []
        for row in 0..<field.y.count - 1 {
            for column in 0..<field.x.count - 1 { cell(row, column, field, level, into: &result) }
        }
        return result
    }

    private static func cell(
        _ row: Int, _ column: Int, _ field: ContourField, _ level: Double, into result: inout [Segment]
    ) {
        // The corners in turn: each edge goes from one to the next.
        let corners = [(row, column), (row, column + 1), (row + 1, column + 1), (row + 1, column)]
        let values = corners.map { field.values[$0.0][$0.1] - level }
        guard values.allSatisfy(\.isFinite) else { return }
        let isAbove = values.map { $0 > 0 }
        guard isAbove.contains(true), isAbove.contains(false) else { return }
        let crossings = (0..<4).compactMap { edge -> (edge: Int, x: Double, y: Double)? in
            let next = (edge + 1) % 4
            guard isAbove[edge] != isAbove[next] else { return nil }
            let t = values[edge] / (values[edge] - values[next])
            let (a, b) = (corners[edge], corners[next])
            return (
                edge, field.x[a.1] + t * (field.x[b.1] - field.x[a.1]),
                field.y[a.0] + t * (field.y[b.0] - field.y[a.0])
            )
        }
        func join(_ a: Int, _ b: Int) {
            result.append(
                Segment(from: (crossings[a].x, crossings[a].y), to: (crossings[b].x, crossings[b].y)))
        }
        guard crossings.count == 4 else { return join(0, 1) }
        // The middle belongs to the corners on its own side, so lines go around the other two.
        let middleIsAbove = values.reduce(0, +) > 0
        if middleIsAbove == isAbove[0] {
            join(0, 1)
            join(2, 3)
        } else {
            join(3, 0)
            join(1, 2)
        }
    }
}
