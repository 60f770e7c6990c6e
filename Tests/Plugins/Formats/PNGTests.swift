import Engine
import Plugins
import Testing

private func pixels(_ name: String) throws -> (ImageShape, [UInt8]) {
    let image = try PNG.decode(Fixture.bytes("png/\(name).png"))
    return (image.shape, image.bytes)
}

/// The pattern of the fixtures: 5 × 4 pixels (60x, 80y, 30(x + y)).
private let colours: [UInt8] = (0..<20).flatMap { place -> [UInt8] in
    let x = place % 5
    let y = place / 5
    return [UInt8(60 * x), UInt8(80 * y), UInt8(30 * (x + y))]
}
private let colour = ImageShape(height: 4, width: 5, channels: 3)
private let grey = ImageShape(height: 4, width: 5, channels: 1)

@Test(
    "eight and sixteen bits, alpha and interlacing give the same pixels",
    arguments: ["rgb", "rgb16", "rgba", "interlaced"])
func colourPictures(_ name: String) throws {
    let (shape, bytes) = try pixels(name)
    #expect(shape == colour)
    #expect(bytes == colours)
}

@Test("grey stays one channel, and two bits become eight")
func greyPictures() throws {
    let ramp = (0..<20).map { UInt8(60 * ($0 % 5)) }
    #expect(try pixels("grey") == (grey, ramp))
    #expect(try pixels("grey_alpha") == (grey, ramp))
    let steps = (0..<20).map { UInt8(85 * ($0 % 5 % 4)) }
    #expect(try pixels("grey2") == (grey, steps))
}

@Test("palettes are expanded, with transparency and without", arguments: ["palette", "palette_trns"])
func palettes(_ name: String) throws {
    let table: [[UInt8]] = [[10, 20, 30], [40, 50, 60], [70, 80, 90], [100, 110, 120]]
    let (shape, bytes) = try pixels(name)
    #expect(shape == colour)
    let expected = (0..<20).flatMap { place in table[(place % 5 + place / 5) % 4] }
    #expect(bytes == expected)
}

@Test("what is written is read back bit for bit")
func roundTrip() throws {
    var stream = Stream(seed: 1, .probe)
    for channels in [1, 3] {
        let shape = ImageShape(height: 13, width: 7, channels: channels)
        let image = Image(
            shape: shape, pixels: .bytes((0..<shape.count).map { _ in UInt8(stream.int(below: 256)) }))
        #expect(try PNG.decode(PNG.encode(image)) == image)
    }
    #expect(throws: Fault.self) {
        try PNG.encode(Image(shape: ImageShape(height: 1, width: 1, channels: 2), pixels: .bytes([1, 2])))
    }
}

@Test("a cut-off picture says after which row, whatever the place of the cut")
func cutOff() throws {
    var stream = Stream(seed: 2, .probe)
    // Noise does not compress, so every row needs bytes of its own.
    let shape = ImageShape(height: 40, width: 64, channels: 3)
    let image = Image(
        shape: shape, pixels: .bytes((0..<shape.count).map { _ in UInt8(stream.int(below: 256)) }))
    let bytes = try PNG.encode(image)
    let half = goldenFault { _ = try PNG.decode(Array(bytes[..<(bytes.count / 2)])) }
    let row = try #require(Int(half.split(separator: " ")[4]))
    #expect(half == "cut off after row \(row) of 40" && (15...20).contains(row))
    #expect(
        goldenFault { _ = try PNG.decode(Array(bytes.dropLast(12))) }
            == "cut off after the last row: its end mark is missing")
    #expect(goldenFault { _ = try PNG.decode(Array(bytes[..<30])) } == "cut off before the first row")
    for end in stride(from: 0, to: bytes.count, by: 7) {
        #expect(throws: Fault.self) { try PNG.decode(Array(bytes[..<end])) }
    }
}

@Test("damaged bytes give a fault or a picture, never a crash")
func damaged() throws {
    for name in ["rgb", "palette", "interlaced", "rgb16", "grey2"] {
        let bytes = try Fixture.bytes("png/\(name).png")
        for place in bytes.indices {
            for bit in [0, 3, 7] {
                var changed = bytes
                changed[place] ^= 1 << UInt8(bit)
                _ = try? PNG.decode(changed)
            }
        }
    }
    var wrong = try Fixture.bytes("png/rgb.png")
    wrong[45] ^= 0xFF
    #expect(goldenFault { _ = try PNG.decode(wrong) }.hasPrefix("a damaged PNG: "))
}

@Test("ten thousand million pixels are refused from the header alone")
func hugePicture() throws {
    let bytes = try Fixture.bytes("png/huge.png")
    #expect(
        goldenFault { _ = try PNG.decode(bytes) }
            == "100000 × 100000 pixels are more than is read (limit 67000000 pixels, 256 MiB)")
}

@Test("what is no PNG says what it starts with and what it looks like")
func otherFiles() throws {
    #expect(goldenFault { _ = try PNG.decode([]) } == "not a PNG: it is empty")
    #expect(
        goldenFault { _ = try PNG.decode([0xFF, 0xD8, 0xFF, 0xE0, 0]) }
            == "not a PNG: starts with ff d8 ff e0 00 | it looks like a JPEG")
    #expect(
        goldenFault { _ = try PNG.decode(Array("version https://git-lfs.github.com/spec/v1\n".utf8)) }
            .hasSuffix("it looks like a Git LFS pointer, the file itself was not downloaded"))
}
