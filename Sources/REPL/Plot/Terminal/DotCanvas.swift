/// Dots smaller than characters: lines in a terminal.
struct DotCanvas {
    private let glyphs: GraphicsStyle.Glyphs
    /// In characters.
    let width, height: Int
    private var bits: [UInt8]
    /// Which series drew last into a character.
    private var owners: [Int]

    /// Dots in a character, across and down.
    private var dots: (x: Int, y: Int) {
        switch glyphs {
        case .braille: (2, 4)
        case .blocks: (2, 2)
        case .ascii: (1, 1)
        }
    }

    init(width: Int, height: Int, _ glyphs: GraphicsStyle.Glyphs) {
        self.glyphs = glyphs
        self.width = min(max(0, width), 2000)
        self.height = min(max(0, height), 2000)
        bits = [UInt8](repeating: 0, count: self.width * self.height)
        owners = [Int](repeating: 0, count: self.width * self.height)
    }

    /// A straight line between two places, each 0 … 1 from the lower left corner; what is outside is cut off.
    mutating func line(from a: (x: Double, y: Double), to b: (x: Double, y: Double), series: Int) {
        guard let (a, b) = DotCanvas.clipped(a, b) else { return }
        let (start, end) = (dot(a), dot(b))
        let steps = max(1, max(abs(end.x - start.x), abs(end.y - start.y)))
        for step in 0...steps {
            let t = Double(step) / Double(steps)
            set(
                x: start.x + Int((Double(end.x - start.x) * t).rounded()),
                y: start.y + Int((Double(end.y - start.y) * t).rounded()), series)
        }
    }

    /// A single dot.
    mutating func point(_ place: (x: Double, y: Double), series: Int) {
        guard (0...1).contains(place.x), (0...1).contains(place.y) else { return }
        let at = dot(place)
        set(x: at.x, y: at.y, series)
    }

    private func dot(_ place: (x: Double, y: Double)) -> (x: Int, y: Int) {
        let (across, down) = (width * dots.x - 1, height * dots.y - 1)
        return (Int((place.x * Double(across)).rounded()), Int(((1 - place.y) * Double(down)).rounded()))
    }

    private mutating func set(x: Int, y: Int, _ series: Int) {
        let (column, row) = (x / dots.x, y / dots.y)
        guard x >= 0, y >= 0, column < width, row < height else { return }
        let place = (y % dots.y) * dots.x + x % dots.x
        bits[row * width + column] |= glyphs == .braille ? DotCanvas.brailleBits[place] : 1 << UInt8(place)
        owners[row * width + column] = series
    }

    /// The part of a segment within the unit square (Liang and Barsky's clipping).
    private static func clipped(
        _ a: (x: Double, y: Double), _ b: (x: Double, y: Double)
    ) -> ((x: Double, y: Double), (x: Double, y: Double))? {
        let (dx, dy) = (b.x - a.x, b.y - a.y)
        var (start, end) = (0.0, 1.0)
        for (p, q) in [(-dx, a.x), (dx, 1 - a.x), (-dy, a.y), (dy, 1 - a.y)] {
            if p == 0 {
                if q < 0 { return nil }
            } else if p < 0 {
                start = max(start, q / p)
            } else {
                end = min(end, q / p)
            }
        }
        guard start <= end else { return nil }
        return ((a.x + start * dx, a.y + start * dy), (a.x + end * dx, a.y + end * dy))
    }

    /// Puts what was drawn into a grid.
    func draw(on grid: inout TextGrid, row: Int, column: Int) {
        for y in 0..<height {
            for x in 0..<width where bits[y * width + x] != 0 {
                guard row + y < grid.height, column + x < grid.width else { continue }
                let series = owners[y * width + x]
                let ground = grid[row + y, column + x].ground
                grid[row + y, column + x] = TextGrid.Cell(
                    text: String(glyph(bits[y * width + x], series)), colour: Palette.style(series).colour,
                    ground: ground)
            }
        }
    }

    private func glyph(_ bits: UInt8, _ series: Int) -> Character {
        switch glyphs {
        case .braille: Character(Unicode.Scalar(0x2800 + UInt32(bits)) ?? " ")
        case .blocks: DotCanvas.quadrants[Int(bits)]
        case .ascii: DotCanvas.letters[series % DotCanvas.letters.count]
        }
    }

    /// What a series is drawn with in ASCII.
    static let letters: [Character] = ["*", "+", "x", "o", "#", "@", "%", "="]

    /// Bits of the dots of U+2800 … 28FF, row by row.
    private static let brailleBits: [UInt8] = [0x01, 0x08, 0x02, 0x10, 0x04, 0x20, 0x40, 0x80]
    /// By bits: upper left 1, upper right 2, lower left 4, lower right 8.
    private static let quadrants: [Character] = [
        " ", "▘", "▝", "▀", "▖", "▌", "▞", "▛", "▗", "▚", "▐", "▜", "▄", "▙", "▟", "█",
    ]
}
