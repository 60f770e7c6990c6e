import Plugins
import Testing

@Suite("Optics of the face generator") struct OpticsTests {
    /// A picture of values in 0 … 1 that differ everywhere.
    private func noise(size: Int = 32) -> Picture {
        var picture = Picture(size: size)
        let stream = FaceStream(seed: 5, purpose: .identity, video: 1)
        for i in picture.values.indices { picture.values[i] = stream.uniform(i) }
        return picture
    }

    private func constant(_ level: Double) -> Picture {
        var picture = Picture(size: 32)
        for i in picture.values.indices { picture.values[i] = level }
        return picture
    }

    // Sums of at most 33 × 33 weights of size below 1: their rounding stays far below 1e-13.

    @Test("Blur and resampling leave a constant picture constant") func constants() {
        let flat = constant(0.3)
        for result in [
            GaussianBlur(sigma: 1.7, size: 32).applied(to: flat),
            Resample(size: 32, reduced: 27).applied(to: flat),
            Displacement(amplitude: 2, cycles: (1, 2), phases: (0.3, 1)).applied(to: flat),
        ] {
            #expect(result.values.allSatisfy { ($0 - 0.3).magnitude < 1e-13 })
        }
    }

    @Test("The blur of a point is a Gaussian of the given width") func point() {
        var plane = Plane(size: 48)
        plane.values[24 * 48 + 24] = 1
        let result = GaussianBlur(sigma: 2, size: 48).applied(to: plane)
        // exp(−d²/2σ²) relative to the middle, 3 right and 2 down.
        let ratio = result.values[26 * 48 + 27] / result.values[24 * 48 + 24]
        #expect((ratio - PortableMath.exp(-13.0 / 8)).magnitude < 1e-12)
        #expect((result.values.reduce(0, +) - 1).magnitude < 1e-12)
    }

    @Test("A blur mirrors about the edge pixel") func mirror() {
        var plane = Plane(size: 16)
        plane.values[1] = 1
        let result = GaussianBlur(sigma: 0.5, size: 16).applied(to: plane)
        // Pixel 0 sees pixel 1 twice, on the right and mirrored on the left; pixel 2 sees it once, and its
        // image beyond the edge, three pixels away, with exp(−18)/exp(−2) = 1e-7 of the weight.
        #expect((result.values[0] / result.values[2] - 2).magnitude < 1e-6)
    }

    @Test("Resampling keeps a straight slope inside the picture") func slope() {
        var ramp = Picture(size: 32)
        for i in ramp.values.indices { ramp.values[i] = Double(i % 32) / 32 }
        let result = Resample(size: 32, reduced: 28).applied(to: ramp)
        // The renormalised triangles are off by up to a fourteenth of a pixel where centres fall unevenly.
        for x in 4..<28 { #expect((result.values[10 * 32 + x] * 32 - Double(x)).magnitude < 1.0 / 14) }
    }

    @Test("A displacement of 0 changes no bit, one of whole pixels moves them") func displacement() {
        let picture = noise()
        #expect(Displacement(amplitude: 0, cycles: (1, 1), phases: (0, 0)).applied(to: picture) == picture)
        // cos(0·x + 0) = 1 everywhere: every pixel reads 2 to the right and 2 below.
        let moved = Displacement(amplitude: 2, cycles: (0, 0), phases: (0, 0)).applied(to: picture)
        #expect(moved.values[5 * 32 + 7] == picture.values[7 * 32 + 9])
        #expect(moved.values[31 * 32 + 31] == picture.values[31 * 32 + 31])
    }

    @Test("Pasting a face that equals the target changes no bit") func paste() {
        let target = noise()
        var mask = Plane(size: 32)
        for i in mask.values.indices {
            mask.values[i] = FaceStream(seed: 9, purpose: .pose, video: 0).uniform(i)
        }
        #expect(target.pasting(target, under: mask) == target)
        let full = constant(0.25).pasting(constant(0.75), under: constantPlane(0.5))
        #expect(full == constant(0.5))
        #expect(constant(0.25).pasting(constant(1.5), under: constantPlane(1)) == constant(1))
    }

    private func constantPlane(_ level: Double) -> Plane {
        var plane = Plane(size: 32)
        for i in plane.values.indices { plane.values[i] = level }
        return plane
    }
}
