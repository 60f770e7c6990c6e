import Engine
import Plot

/// Figures of every kind for tests.
enum Samples {
    /// The fonts of the checkout, found from where this file lies.
    static func fonts() throws -> FontLibrary {
        let parts = #filePath.split(separator: "/").dropLast(3)
        return try FontLibrary(folder: "/" + parts.joined(separator: "/") + "/Sources/REPL/Plot/Fonts")
    }

    /// Losses that fall, of a different height for each method.
    static func losses(_ labels: [String], count: Int = 60) -> Figure {
        let lines = labels.enumerated().map { index, label in
            LinePlot.Line(
                label: label,
                y: (0..<count).map { 0.2 + 0.001 * Double(index) + Double.exp(-Double($0) / 20) })
        }
        return Figure(
            .lines(LinePlot(lines: lines, x: Axis("step"), y: Axis("loss"))), title: "Training loss")
    }

    static let cosines = Figure(
        .matrix(
            .cosines([[1, 0.62, -0.1], [0.62, 1, .nan], [-0.1, 0.2, 1]], names: ["df", "f2f", "fs"])),
        title: "Cosines")

    static let roc: Figure = {
        var line = LinePlot.Line(label: "roga", x: [0, 0.1, 0.5, 1], y: [0, 0.6, 0.9, 1])
        line.detail = "AUC 0.842 [0.801, 0.893]"
        return Figure(.lines(.roc([line])), title: "ROC on nt")
    }()

    static let bars = Figure(
        .bars(
            BarPlot(
                bars: [
                    BarPlot.Bar(label: "erm", value: 0.81, low: 0.79, high: 0.83, points: [0.8, 0.82]),
                    BarPlot.Bar(label: "roga", value: 0.88, low: 0.86, high: 0.9, points: [0.87, 0.89]),
                    BarPlot.Bar(label: "a name of several words", value: -0.2),
                ], y: Axis("AUC"))), title: "Bars")

    static let histogram = Figure(
        .histogram(
            HistogramPlot(
                series: [
                    HistogramPlot.Series(label: "real", values: [1, 2, 2, 3, 3, 3, 4]),
                    HistogramPlot.Series(label: "fake", values: [3, 4, 4, 5]),
                ], bins: 8)), title: "Scores")

    static let images: Figure = {
        let ramp = PixelImage(width: 4, height: 4, channels: 1, bytes: (0..<16).map { UInt8($0 * 16) })
        let cells = (0..<5).map { index in
            ImageGrid.Cell(
                ramp, caption: "a file with a long name \(index).png\nfake 0.9", isRight: index != 2)
        }
        return Figure(.images(ImageGrid(cells: cells, columns: 3)), title: "Images")
    }()

    static let scatter = Figure(
        .lines(
            LinePlot(
                lines: [LinePlot.Line(label: "df", x: [1, 2, -3], y: [0.1, -0.2, 5], form: .points)],
                x: Axis("first"), y: Axis("second"))))

    /// Contours with two ways and the points that they climbed to.
    static let contour: Figure = {
        let grid = (0...20).map { Double($0) / 5 - 2 }
        var plot = LinePlot(lines: [], x: Axis("theta 1", range: -2...2), y: Axis("theta 2", range: -2...2))
        plot.field = ContourField(
            x: grid, y: grid, values: grid.map { y in grid.map { x in (x - 1) * (x - 1) + 3 * y * y } }, levels: 10)
        plot.hasEqualScale = true
        for (label, start) in [("erm", -1.5), ("a method with a long name", 1.5)] {
            var way = LinePlot.Line(label: label, x: [-1.5, 0, 1], y: [start, start / 2, 0])
            way.isTrajectory = true
            var climbs = LinePlot.Line(x: [-1.7, 0.2], y: [start * 1.1, start * 0.7], form: .points)
            climbs.marker = .plus
            plot.lines += [way, climbs]
        }
        return Figure(.lines(plot), title: "Mean loss")
    }()

    static let confusion = Figure(
        .matrix(.confusion([[41, 9], [120, 1830]], names: ["real", "a class with a name"])), title: "Confusion")

    static let det: Figure = {
        var line = LinePlot.Line(label: "roga", x: [0, 0.01, 0.1, 0.5, 1], y: [1, 0.6, 0.2, 0.02, 0])
        line.detail = "AUC 0.842 [0.801, 0.893]\nEER 0.151 [0.120, 0.180]"
        return Figure(.lines(.det([line])), title: "DET on nt")
    }()

    static let calibration: Figure = {
        var line = LinePlot.Line(label: "roga", x: [0.1, 0.5, 0.9], y: [0.2, 0.45, 0.8])
        line.bounds = [0.1...0.3, 0.3...0.6, 0.7...0.9]
        line.detail = "ECE 0.083"
        var plot = LinePlot(lines: [line], x: Axis("probability", range: 0...1), y: Axis("share", range: 0...1))
        (plot.isSquare, plot.hasDiagonal, plot.usesLegend) = (true, true, true)
        return Figure(.lines(plot), title: "Calibration")
    }()

    /// One figure of each kind, and some that are hard to lay out.
    static var all: [(name: String, figure: Figure)] {
        let runs = (0..<14).map { "run \($0) with rho 0.0\($0)" }
        var long = losses(["erm", "sam", "sagm", "roga"])
        long.title = String(repeating: "a title that does not end ", count: 12)
        return [
            ("lines", losses(["erm", "sam", "sagm", "roga"])), ("legend", losses(runs)), ("long title", long),
            ("cosines", cosines), ("roc", roc), ("bars", bars), ("histogram", histogram), ("images", images),
            ("scatter", scatter), ("contour", contour), ("confusion", confusion), ("det", det),
            ("calibration", calibration), ("row", .row([losses(["erm", "roga"]), cosines, roc], title: "All")),
        ]
    }
}
