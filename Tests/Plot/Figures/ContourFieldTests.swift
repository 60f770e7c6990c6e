import Engine
import Plot
import Testing

@Suite struct ContourFieldTests {
    /// A plane that rises along x: the line of a level is upright.
    private static let slope = ContourField(
        x: [0, 1, 2], y: [0, 1], values: [[0, 1, 2], [0, 1, 2]], levels: 4)

    @Test("levels are even and simple, and lie between the least and the greatest value")
    func levels() {
        #expect(Self.slope.levels == [0.5, 1, 1.5])
        let flat = ContourField(x: [0, 1], y: [0, 1], values: [[3, 3], [3, 3]], levels: 5)
        #expect(flat.levels.isEmpty && !flat.isEmpty)
        let nothing = ContourField(x: [0, 1], y: [0, 1], values: [[.nan, .nan], [.infinity, .nan]], levels: 5)
        #expect(nothing.isEmpty)
    }

    @Test("a plane's line is straight, and crosses every cell that it must")
    func straight() {
        let found = Isolines.segments(of: Self.slope, at: 0.5)
        #expect(found.count == 1)
        #expect(found.allSatisfy { $0.from.x == 0.5 && $0.to.x == 0.5 })
        #expect(Isolines.segments(of: Self.slope, at: 5).isEmpty)
    }

    @Test("the lines of x² + y² lie on circles, as near as the grid allows")
    func circle() {
        let grid = (0...40).map { Double($0) / 10 - 2 }
        let field = ContourField(x: grid, y: grid, values: grid.map { y in grid.map { x in x * x + y * y } }, levels: 5)
        let found = Isolines.segments(of: field, at: 1)
        #expect(found.count > 30)
        for segment in found {
            for end in [segment.from, segment.to] {
                let radius = (end.x * end.x + end.y * end.y).squareRoot()
                // Linear interpolation of a parabola over a step h errs by h²/8 of its second derivative 2.
                #expect(abs(radius * radius - 1) <= 0.1 * 0.1 / 4 + 1e-12)
            }
        }
    }

    @Test("a saddle's lines part at the middle, two in the cell, and none where a corner is not finite")
    func saddle() {
        let saddle = ContourField(x: [0, 1], y: [0, 1], values: [[1, -1], [-1, 1.5]], levels: 3)
        #expect(Isolines.segments(of: saddle, at: 0).count == 2)
        let hole = ContourField(x: [0, 1], y: [0, 1], values: [[1, -1], [.nan, 1]], levels: 3)
        #expect(Isolines.segments(of: hole, at: 0).isEmpty)
    }

    @Test("a figure added to contours takes over their axes; unnamed points after a path are of its colour")
    func added() throws {
        var plot = LinePlot(lines: [], x: Axis("x", range: 0...2), y: Axis("y", range: 0...1))
        plot.field = Self.slope
        plot.hasEqualScale = true
        let dots = Figure(.lines(LinePlot(lines: [.init(x: [1], y: [0.5], form: .points)], x: Axis(), y: Axis())))
        let both = try #require(Figure.overlay([dots, Figure(.lines(plot))]))
        guard case .lines(let joined) = both.panels[0].content else {
            Issue.record("not lines")
            return
        }
        #expect(joined.field == Self.slope && joined.x.range == 0...2 && joined.hasEqualScale)
    }
}
