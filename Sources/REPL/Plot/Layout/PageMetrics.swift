/// Distances on a page in points.
enum PageMetrics {
    /// Left and right margins.
    static let side = 14.0
    static let top = 12.0
    static let bottom = 10.0
    /// Between two panels.
    static let panelGap = 22.0
    /// A title of one line with the room under it.
    static let titleBlock = 30.0
    /// Between an axis and its tick labels.
    static let tickGap = 7.0
    /// The length of a tick.
    static let tick = 4.0
    /// An axis' name with the room before it.
    static let nameBlock = 20.0
}

/// Distances in a grid of pictures, in points.
struct GridMetrics {
    let columnGap = 10.0
    let rowGap: Double
    /// The captions' height under a picture.
    let caption: Double

    init(_ grid: ImageGrid) {
        let lines = grid.captionLines
        caption = lines == 0 ? 0 : 4 + Double(lines) * TextStyle.note.leading
        rowGap = lines == 0 ? 10 : 8
    }
}
