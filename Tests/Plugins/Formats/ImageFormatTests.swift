import Engine
import Plugins
import Testing

struct ImageFormatTests {
    private static let pictures =
        ["rgb.jpg", "grey.jpg", "progressive.jpg", "rgb24.bmp", "rgba32.bmp", "grey8.bmp", "palette8.bmp", "rgb.ppm",
         "grey.pgm", "plain.ppm", "bits.pbm"] + (2...8).map { "turned\($0).jpg" }

    private func bytes(_ name: String) throws -> [UInt8] { try Fixture.bytes("images/\(name)") }

    @Test("pictures written by Pillow have the pixels that Pillow reads, upright", arguments: pictures)
    func pixels(name: String) throws {
        let file = try bytes(name)
        let image = try ImageFormat.decode(file)
        let expected = try PNG.decode(bytes(name.replacing(".", with: "-") + ".expected.png"))
        let announced = try ImageFormat.shape(file)
        #expect(image.shape == expected.shape && image.shape == announced)
        // Pillow uses libjpeg-turbo too, of another version: roundings of its inverse transform may differ by 1.
        let most = zip(image.bytes, expected.bytes).map { abs(Int($0) - Int($1)) }.max() ?? 0
        #expect(most <= (name.hasSuffix("jpg") ? 1 : 0))
    }

    @Test("a picture cut off anywhere is refused", arguments: pictures)
    func cutOff(name: String) throws {
        let file = try bytes(name)
        // An end mark or the last blanks may be missing without a pixel being lost.
        for count in stride(from: 0, to: file.count - 24, by: 7) {
            #expect(throws: Fault.self) { try ImageFormat.decode(Array(file.prefix(count))) }
        }
    }

    @Test("no damaged byte ends the program, whatever it makes of the picture", arguments: pictures)
    func damaged(name: String) throws {
        let file = try bytes(name)
        for place in file.indices {
            var copy = file
            copy[place] ^= 0xFF
            _ = try? ImageFormat.decode(copy)
        }
    }

    @Test("sides beyond the budget are refused before memory is taken")
    func huge() throws {
        #expect(throws: Fault.self) { try ImageFormat.decode(Array("P5 65000 65000 255\n".utf8)) }
        var bitmap = try bytes("rgb24.bmp")
        for (place, byte) in [(18, 0xFF), (19, 0xFF), (22, 0xFF), (23, 0xFF)] { bitmap[place] = UInt8(byte) }
        #expect(throws: Fault.self) { try ImageFormat.decode(bitmap) }
        #expect(throws: Fault.self) { try ImageFormat.decode(Array("P5 0 3 255\n".utf8)) }
        #expect(throws: Fault.self) { try ImageFormat.decode(Array("P2 1 1 3\n9".utf8)) }
    }
}
