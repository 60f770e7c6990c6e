/// A picture as sixels: bands of six rows, colour by colour.
///
/// Source: DEC, VT330/VT340 Programmer Reference Manual, volume 2, chapter 14.
public enum SixelImage {
    /// The escape sequence of a picture in at most 256 colours.
    public static func sequence(_ image: PixelImage, colours most: Int = 256) -> String {
        let table = ColourTable(image, most: min(256, max(2, most)))
        var bytes = Array("\u{1B}P0;1;0q\"1;1;\(image.width);\(image.height)".utf8)
        for (index, colour) in table.colours.enumerated() {
            func percent(_ byte: UInt8) -> Int { (Int(byte) * 100 + 127) / 255 }
            let parts = [colour.red, colour.green, colour.blue].map { "\(percent($0))" }
            bytes += Array("#\(index);2;\(parts.joined(separator: ";"))".utf8)
        }
        for top in stride(from: 0, to: image.height, by: 6) {
            band(table, image, from: top, to: min(image.height, top + 6), into: &bytes)
        }
        bytes += Array("\u{1B}\\".utf8)
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Six rows: for each colour in them a row of columns of bits, then a new line.
    private static func band(
        _ table: ColourTable, _ image: PixelImage, from top: Int, to bottom: Int, into bytes: inout [UInt8]
    ) {
        var masks: [Int: [UInt8]] = [:]
        for row in top..<bottom {
            for column in 0..<image.width {
                let colour = Int(table.indices[row * image.width + column])
                masks[colour, default: [UInt8](repeating: 0, count: image.width)][column] |= 1 << UInt8(row - top)
            }
        }
        for (place, colour) in masks.keys.sorted().enumerated() {
            if place > 0 { bytes.append(UInt8(ascii: "$")) }
            bytes += Array("#\(colour)".utf8)
            runs(masks[colour] ?? [], into: &bytes)
        }
        bytes.append(UInt8(ascii: "-"))
    }

    /// Equal columns as a count; empty ones at the end are left away.
    private static func runs(_ mask: [UInt8], into bytes: inout [UInt8]) {
        let end = (mask.lastIndex { $0 != 0 } ?? -1) + 1
        var start = 0
        while start < end {
            var next = start
            while next < end, mask[next] == mask[start] { next += 1 }
            let sign = mask[start] + 63
            if next - start > 3 {
                bytes += Array("!\(next - start)".utf8) + [sign]
            } else {
                bytes += [UInt8](repeating: sign, count: next - start)
            }
            start = next
        }
    }
}
