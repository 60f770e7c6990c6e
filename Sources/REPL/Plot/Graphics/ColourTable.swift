/// A picture with few colours: a table, and a place in it for each pixel.
///
/// With no more colours than wished for they are kept; else median cut: the box of colours with the most pixels
/// times its longest side is cut in two halves of pixels, again and again. Source: Heckbert 1982, "Color image
/// quantization for frame buffer display".
struct ColourTable {
    typealias Bytes = (red: UInt8, green: UInt8, blue: UInt8)

    let colours: [Bytes]
    /// Row by row.
    let indices: [UInt8]

    /// - Parameter most: how many colours, 1 … 256.
    init(_ image: PixelImage, most: Int) {
        var counts: [UInt32: Int] = [:]
        var keys: [UInt32] = []
        keys.reserveCapacity(image.width * image.height)
        for row in 0..<image.height {
            for column in 0..<image.width {
                let (red, green, blue) = image[row, column]
                let key = UInt32(red) << 16 | UInt32(green) << 8 | UInt32(blue)
                keys.append(key)
                counts[key, default: 0] += 1
            }
        }
        let boxes = ColourTable.boxes(counts.map { Entry(key: $0.key, count: $0.value) }, most: most)
        var places: [UInt32: UInt8] = [:]
        for (place, box) in boxes.enumerated() {
            for entry in box.entries { places[entry.key] = UInt8(place) }
        }
        colours = boxes.map(\.mean)
        indices = keys.map { places[$0] ?? 0 }
    }

    private struct Entry {
        let key: UInt32
        let count: Int

        func component(_ channel: Int) -> Int { Int(key >> UInt32(16 - 8 * channel) & 255) }
    }

    private struct Box {
        var entries: [Entry]
        let channel: Int
        let weight: Int

        init(_ entries: [Entry]) {
            self.entries = entries
            let sides = (0..<3).map { channel in
                let values = entries.map { $0.component(channel) }
                return (values.max() ?? 0) - (values.min() ?? 0)
            }
            channel = sides.indices.max { (sides[$0], -$0) < (sides[$1], -$1) } ?? 0
            weight = entries.reduce(0) { $0 + $1.count } * sides[channel]
        }

        /// Two halves of about as many pixels, neither of them empty.
        func halves() -> [Box] {
            let sorted = entries.sorted { ($0.component(channel), $0.key) < ($1.component(channel), $1.key) }
            let half = entries.reduce(0) { $0 + $1.count } / 2
            var sum = 0
            var cut = 0
            while cut < sorted.count - 1, cut == 0 || sum < half {
                sum += sorted[cut].count
                cut += 1
            }
            return [Box(Array(sorted[..<cut])), Box(Array(sorted[cut...]))]
        }

        var mean: Bytes {
            let total = max(1, entries.reduce(0) { $0 + $1.count })
            func part(_ channel: Int) -> UInt8 {
                let sum = entries.reduce(0) { $0 + $1.count * $1.component(channel) }
                return UInt8((sum + total / 2) / total)
            }
            return (part(0), part(1), part(2))
        }
    }

    private static func boxes(_ entries: [Entry], most: Int) -> [Box] {
        let entries = entries.sorted { $0.key < $1.key }
        guard entries.count > most else { return entries.map { Box([$0]) } }
        var boxes = [Box(entries)]
        while boxes.count < most {
            let heaviest = boxes.indices.max { (boxes[$0].weight, -$0) < (boxes[$1].weight, -$1) } ?? 0
            guard boxes[heaviest].entries.count > 1 else { break }
            boxes.replaceSubrange(heaviest...heaviest, with: boxes[heaviest].halves())
        }
        return boxes
    }
}
