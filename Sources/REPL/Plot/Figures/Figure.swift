import Engine

/// A figure as a value: what is drawn, without how large or where.
public struct Figure: Sendable {
    /// One set of axes, a matrix, or a grid of pictures.
    public enum Content: Sendable {
        case lines(LinePlot)
        case matrix(MatrixPlot)
        case images(ImageGrid)
        case bars(BarPlot)
    }

    /// Panels side by side.
    public var panels: [Content]
    public var title: String?
    /// In points; a PNG has twice as many pixels each way.
    public var size: Size

    public init(_ content: Content, title: String? = nil, size: Size = Size(width: 640, height: 400)) {
        panels = [content]
        self.title = title
        self.size = size
    }

    /// Figures side by side; each keeps its width.
    public static func row(_ figures: [Figure]) -> Figure {
        var result = figures[0]
        result.panels = figures.flatMap(\.panels)
        result.size = Size(
            width: figures.reduce(0) { $0 + $1.size.width }, height: figures.map(\.size.height).max() ?? 400)
        return result
    }

    /// Whether there is nothing to draw.
    public var isEmpty: Bool {
        panels.allSatisfy { panel in
            switch panel {
            case .lines(let plot): plot.lines.allSatisfy { line in !line.points.contains { $0.x.isFinite && $0.y.isFinite } }
            case .matrix(let plot): plot.rows.isEmpty || plot.columns.isEmpty
            case .images(let grid): grid.cells.isEmpty
            case .bars(let plot): plot.bars.isEmpty
            }
        }
    }

    /// The bytes of a file.
    ///
    /// - Throws: `.limit` for a size that cannot be made.
    public func encoded(_ format: Canvas.Format, fonts: FontLibrary) throws -> [UInt8] {
        let canvas = try Canvas(size: size, format: format, fonts: fonts)
        let top = title == nil ? 8.0 : 34.0
        if let title { canvas.text(title, x: size.width / 2, y: 22, size: 14, align: .centre, bold: true) }
        let width = size.width / Double(panels.count)
        for (index, panel) in panels.enumerated() {
            let frame = Frame(x: width * Double(index), y: top, width: width, height: size.height - top)
            switch panel {
            case .lines(let plot): plot.draw(on: canvas, in: frame)
            case .matrix(let plot): plot.draw(on: canvas, in: frame)
            case .images(let grid): grid.draw(on: canvas, in: frame)
            case .bars(let plot): plot.draw(on: canvas, in: frame)
            }
        }
        return try canvas.finish()
    }
}

/// A rectangle on the sheet.
struct Frame {
    var x, y, width, height: Double

    /// The rectangle without margins.
    func inset(left: Double, top: Double, right: Double, bottom: Double) -> Frame {
        Frame(
            x: x + left, y: y + top, width: max(1, width - left - right), height: max(1, height - top - bottom))
    }
}
