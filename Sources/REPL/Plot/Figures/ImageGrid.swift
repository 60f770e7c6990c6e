/// Pictures in rows with captions.
public struct ImageGrid: Sendable, Equatable {
    /// A picture with what is said of it.
    public struct Cell: Sendable, Equatable {
        public var image: PixelImage
        /// Up to two lines; a line break starts the second.
        public var caption: String
        /// Whether what a model said of it is right; nil where nothing was said.
        public var isRight: Bool?

        public init(_ image: PixelImage, caption: String, isRight: Bool? = nil) {
            self.image = image
            self.caption = caption
            self.isRight = isRight
        }
    }

    public var cells: [Cell]
    /// At least 1.
    public var columns: Int

    public init(cells: [Cell], columns: Int) {
        self.cells = cells
        self.columns = max(1, columns)
    }

    /// How many pictures stand side by side.
    var across: Int { min(columns, max(1, cells.count)) }
    var rowCount: Int { (cells.count + across - 1) / max(1, across) }
    /// The most lines that a caption has, 0 … 2.
    var captionLines: Int {
        min(2, cells.map { $0.caption.isEmpty ? 0 : $0.caption.split(separator: "\n").count }.max() ?? 0)
    }
    /// Width over height of the pictures: the widest form among them.
    var aspect: Double { cells.map { Double($0.image.width) / Double($0.image.height) }.max() ?? 1 }

    /// The size that gives every picture 106 points, or less where there are many.
    public func naturalSize(hasTitle: Bool = false) -> Size {
        let edge = across > 10 ? max(40, 1060 / Double(across)) : 106
        let gaps = GridMetrics(self)
        let height =
            Double(max(1, rowCount)) * (edge / max(0.2, min(5, aspect)) + gaps.caption) + Double(
                max(0, rowCount - 1)) * gaps.rowGap
        return Size(
            width: (Double(across) * (edge + gaps.columnGap) - gaps.columnGap + 2 * PageMetrics.side).rounded(
                .up),
            height: (height + PageMetrics.top + PageMetrics.bottom + (hasTitle ? PageMetrics.titleBlock : 0))
                .rounded(.up))
    }
}
