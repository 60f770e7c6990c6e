/// One picture on a page, with a title of its own.
public struct Panel: Sendable, Equatable {
    /// What it shows.
    public enum Content: Sendable, Equatable {
        case lines(LinePlot)
        case bars(BarPlot)
        case histogram(HistogramPlot)
        case matrix(MatrixPlot)
        case images(ImageGrid)
    }

    public var content: Content
    public var title: String?
    /// Its part of the page's width, relative to the other panels.
    public var share: Double

    public init(_ content: Content, title: String? = nil, share: Double = 1) {
        self.content = content
        self.title = title
        self.share = share
    }

    /// Whether there is nothing to draw.
    public var isEmpty: Bool {
        switch content {
        case .lines(let plot): plot.isEmpty
        case .bars(let plot): plot.isEmpty
        case .histogram(let plot): plot.isEmpty
        case .matrix(let plot): plot.isEmpty
        case .images(let grid): grid.cells.isEmpty
        }
    }
}
