/// The part of a terminal that a picture may take.
public struct TerminalBox: Sendable, Equatable {
    /// In characters.
    public let columns, rows: Int
    /// The size of a character in pixels.
    public let cellWidth, cellHeight: Double

    /// The usual part: up to 80 columns, and 40 % of the rows (never less than 12).
    ///
    /// - Parameter pixels: the size of the terminal in pixels; zeros where it does not tell, which stands for the
    ///   10 x 20 of a VT340.
    public init(terminalColumns: Int, terminalRows: Int, pixels: (width: Int, height: Int) = (0, 0)) {
        columns = max(1, min(80, terminalColumns))
        rows = max(12, terminalRows * 2 / 5)
        let isKnown = pixels.width > 0 && pixels.height > 0 && terminalColumns > 0 && terminalRows > 0
        cellWidth = isKnown ? Double(pixels.width) / Double(terminalColumns) : 10
        cellHeight = isKnown ? Double(pixels.height) / Double(terminalRows) : 20
    }

    /// How a page of a size becomes pixels: as it is where it finds room; else drawn smaller, down to seven tenths,
    /// and then laid out anew on a smaller page, so that its text can be read.
    public func fitting(_ size: Size) -> (page: Size, scale: Double) {
        // Text of 12 points is about as high as a character of 20 pixels.
        let natural = min(max(cellHeight / 20, 0.5), 4)
        let room = (width: Double(columns) * cellWidth, height: Double(rows) * cellHeight)
        let fit = min(room.width / size.width, room.height / size.height)
        guard fit < natural else { return (size, natural) }
        let scale = max(fit, 0.7 * natural)
        let page = Size(
            width: max(100, min(size.width, room.width / scale)),
            height: max(100, min(size.height, room.height / scale)))
        return (page, scale)
    }

    /// The columns that so many pixels take.
    func columns(ofPixels width: Double) -> Int { max(1, min(columns, Int((width / cellWidth).rounded(.up)))) }
}
