import Engine
import Plugins
import Testing

private func row(_ values: [Float]) -> Image {
    Image(shape: ImageShape(height: 1, width: values.count, channels: 1), pixels: .reals(values))
}

private func reals(_ image: Image) -> [Float] {
    if case .reals(let values) = image.pixels { values } else { [] }
}

@Test("halving takes triangle-weighted means, doubling goes quarter by quarter")
func resizing() {
    // Shrinking 4 to 2: support 2, weights of centres 0.5 … 3.5 seen from 1 and 3: 3/8 3/8 1/8 … normalised
    // over 7/8.
    let half = reals(Resampling.resized(row([0, 1, 2, 3]), height: 1, width: 2))
    let expected: [Float] = [(0 * 3 + 1 * 3 + 2 * 1) / 7, (1 * 1 + 2 * 3 + 3 * 3) / 7]
    for (a, b) in zip(half, expected) { #expect(abs(a - b) < 1e-6) }
    #expect(reals(Resampling.resized(row([0, 4]), height: 1, width: 4)) == [0, 1, 3, 4])
    #expect(
        reals(Resampling.resized(row([5, 5, 5]), height: 2, width: 7)) == [Float](repeating: 5, count: 14))
}

@Test("bytes are rounded, and the same size changes nothing")
func resizingBytes() {
    let image = Image(
        shape: ImageShape(height: 1, width: 2, channels: 3), pixels: .bytes([0, 10, 20, 255, 11, 20]))
    #expect(Resampling.resized(image, height: 1, width: 2) == image)
    #expect(Resampling.resized(image, height: 1, width: 1).bytes == [128, 11, 20])
}

@Test("flip mirrors columns with all their channels")
func flipping() {
    let image = Image(shape: ImageShape(height: 2, width: 2, channels: 3), pixels: .bytes(Array(0..<12)))
    #expect(Flip.mirrored(image).bytes == [3, 4, 5, 0, 1, 2, 9, 10, 11, 6, 7, 8])
    #expect(Flip.mirrored(Flip.mirrored(image)) == image)
}
