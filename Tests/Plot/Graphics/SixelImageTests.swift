import Plot
import Testing

/// Sixels are read back by a decoder of their own.
@Suite struct SixelImageTests {
    /// The pixels that a sixel sequence paints, as percentages; nil where none is painted.
    private static func decoded(_ text: String) throws -> (width: Int, height: Int, pixels: [[Int]?]) {
        let inner = try #require(text.hasPrefix("\u{1B}P0;1;0q\"") && text.hasSuffix("\u{1B}\\") ? text.dropFirst(9).dropLast(2) : nil)
        var bytes = Array(inner.utf8)[...]
        func numbers() -> [Int] {
            let part = bytes.prefix { ($0 >= 48 && $0 <= 57) || $0 == UInt8(ascii: ";") }
            bytes = bytes.dropFirst(part.count)
            return String(decoding: part, as: UTF8.self).split(separator: ";").compactMap { Int($0) }
        }
        let raster = numbers()
        let (width, height) = (raster[2], raster[3])
        var pixels = [[Int]?](repeating: nil, count: width * height)
        var colours: [Int: [Int]] = [:]
        var (x, top, colour, count) = (0, 0, 0, 1)
        while let byte = bytes.popFirst() {
            switch byte {
            case UInt8(ascii: "#"):
                let found = numbers()
                if found.count == 5 { colours[found[0]] = Array(found[2...]) } else { colour = found[0] }
            case UInt8(ascii: "!"): count = numbers()[0]
            case UInt8(ascii: "$"): x = 0
            case UInt8(ascii: "-"): (x, top) = (0, top + 6)
            default:
                for _ in 0..<count {
                    for bit in 0..<6 where (byte - 63) >> UInt8(bit) & 1 == 1 {
                        try #require(x < width && top + bit < height && pixels[(top + bit) * width + x] == nil)
                        pixels[(top + bit) * width + x] = colours[colour]
                    }
                    x += 1
                }
                count = 1
            }
        }
        return (width, height, pixels)
    }

    @Test("a picture of few colours comes back pixel by pixel, also where the last band is not full")
    func exact() throws {
        // 0, 51, 102 … are whole percentages, so that nothing is lost.
        let bytes = (0..<23 * 20 * 3).map { index -> UInt8 in
            let (step, half) = (index * 7 % 3, index / 97 % 2)
            return UInt8(step * 51 + half * 102)
        }
        let image = PixelImage(width: 23, height: 20, channels: 3, bytes: bytes)
        let result = try Self.decoded(SixelImage.sequence(image))
        #expect(result.width == 23 && result.height == 20)
        for (place, pixel) in result.pixels.enumerated() {
            let expected: [Int] = (0..<3).map { channel in Int(bytes[place * 3 + channel]) * 100 / 255 }
            #expect(pixel == expected, "pixel \(place)")
        }
    }

    @Test("a picture of many colours is painted whole, in 256 colours that are near")
    func many() throws {
        let size = 64
        let bytes = (0..<size * size).flatMap { [UInt8($0 % size * 4), UInt8($0 / size * 4), UInt8(128)] }
        let result = try Self.decoded(
            SixelImage.sequence(PixelImage(width: size, height: size, channels: 3, bytes: bytes)))
        #expect(Set(result.pixels.compactMap { $0 }).count > 200)
        for (place, pixel) in result.pixels.enumerated() {
            let found = try #require(pixel)
            // 4096 colours on a square of 256 boxes: a box is 4 x 4 colours, 16 steps wide.
            for channel in 0..<3 {
                #expect(abs(Double(found[channel]) * 2.55 - Double(bytes[place * 3 + channel])) <= 16)
            }
        }
    }

    @Test("a picture of one pixel, and of one colour")
    func small() throws {
        let one = try Self.decoded(SixelImage.sequence(PixelImage(width: 1, height: 1, channels: 1, bytes: [255])))
        #expect(one.pixels == [[100, 100, 100]])
        let grey = PixelImage(width: 40, height: 7, channels: 1, bytes: [UInt8](repeating: 51, count: 280))
        #expect(try Self.decoded(SixelImage.sequence(grey)).pixels.allSatisfy { $0 == [20, 20, 20] })
    }
}
