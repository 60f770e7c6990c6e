import Engine
import Plugins
import Testing

@Suite("Rotated digits") struct RotatedDigitsTests {
    /// `count` images whose only ink is one full pixel, and labels 0 … 9 in turn.
    private func dots(_ count: Int, row: Int, column: Int) -> (images: [UInt8], labels: [UInt8]) {
        var image = [UInt8](repeating: 0, count: 64)
        image[row * 8 + column] = 16
        return ((0..<count).flatMap { _ in image }, (0..<count).map { UInt8($0 % 10) })
    }

    @Test("1797 images make domains of 300, 300, 300, 299, 299 and 299") func counts() throws {
        let (images, labels) = dots(1797, row: 2, column: 5)
        let domains = try RotatedDigits.domains(images: images, labels: labels)
        #expect(domains.map(\.count) == [300, 300, 300, 299, 299, 299])
        #expect(domains.map(\.name) == ["r0", "r15", "r30", "r45", "r60", "r75"])
        #expect(Set(domains.flatMap(\.indices)).count == 1797)
        #expect(domains[1].indices.prefix(3) == [1, 7, 13])
        #expect(domains[1].labels.prefix(3) == [1, 7, 3])
        #expect(domains[3].pixels.count == 299 * 64)
    }

    @Test("Of ten images seven are train, one val and two test") func splits() throws {
        let (images, labels) = dots(120, row: 2, column: 5)
        let splits = try RotatedDigits.domains(images: images, labels: labels)[0].splits
        #expect(splits.prefix(7).allSatisfy { $0 == .train })
        #expect(Array(splits[7..<10]) == [.val, .test, .test])
        #expect(splits[10] == .train)
    }

    @Test("Angle 0 changes nothing but the scale") func unturned() throws {
        let images: [UInt8] = (0..<64).map { UInt8($0 % 17) }
        let domain = try RotatedDigits.domains(images: images, labels: [3], angles: [0])[0]
        #expect(domain.pixels == images.map { Float($0) / 16 })
    }

    // cos 90° is 6e-17 in doubles, so a pixel may lack that much.
    @Test("A quarter turn is counter-clockwise: the right edge comes to the top") func quarter() throws {
        let (images, labels) = dots(1, row: 2, column: 7)
        let pixels = try RotatedDigits.domains(images: images, labels: labels, angles: [90])[0].pixels
        #expect((pixels[0 * 8 + 2] - 1).magnitude < 1e-6)
        #expect(pixels.reduce(0, +) < 1 + 1e-5)
    }

    // A turn by 45° moves (3.5, 3.5 − 2.5√2) of the result to (6, 1) of the source; the nearest pixels of
    // the result, (3, 0) and (4, 0), are .5 away across and .0355 down: in the source's axes both offsets
    // are (.5 ± .0355)/√2 = .3787 and .3284, so each has (1 − .3787)(1 − .3284) = .4173 of the ink.
    @Test("An eighth turn shares a pixel's ink bilinearly") func eighth() throws {
        let (images, labels) = dots(1, row: 1, column: 6)
        let pixels = try RotatedDigits.domains(images: images, labels: labels, angles: [45])[0].pixels
        #expect((pixels[3] - 0.4173).magnitude < 1e-4)
        #expect((pixels[4] - 0.4173).magnitude < 1e-4)
    }

    @Test("Bytes and angles that do not fit are faults") func faults() {
        let (images, labels) = dots(4, row: 2, column: 5)
        #expect(throws: Fault.self) { try RotatedDigits.domains(images: images, labels: [1]) }
        #expect(throws: Fault.self) { try RotatedDigits.domains(images: images, labels: [1, 2, 3, 10]) }
        #expect(throws: Fault.self) { try RotatedDigits.domains(images: images, labels: labels, angles: []) }
        #expect(throws: Fault.self) {
            try RotatedDigits.domains(images: images, labels: labels, angles: [5, 5])
        }
        #expect(throws: Fault.self) {
            try RotatedDigits.domains(images: images, labels: labels, angles: [360])
        }
        let bright = images.map { $0 + 1 }
        #expect(throws: Fault.self) { try RotatedDigits.domains(images: bright, labels: labels) }
    }
}
