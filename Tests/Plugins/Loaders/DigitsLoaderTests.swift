import Engine
import Plugins
import Testing

@Test("digits has the domains, numbers and splits of FIELD 5.7")
func digits() throws {
    let digits = try Shelf(share: Fixture.share, cache: nil).collection("digits")
    #expect(digits.mixture.names == ["r0", "r15", "r30", "r45", "r60", "r75"])
    #expect(digits.domains.map(\.size) == [300, 300, 300, 299, 299, 299])
    #expect(digits.mixture.classes == (0..<10).map { String($0) })
    #expect(digits.domains[0].parts.map(\.indices.count) == [210, 30, 60])
    #expect(Set(digits.domains.flatMap { $0.parts.flatMap(\.indices) }).count == 1797)
    let numbers = try digits.domains[1].store.column("number")
    #expect(digits.domains[1].trainingIndices.prefix(3).map { numbers.text(at: $0) } == ["1", "7", "13"])
}

@Test("an unturned digit is the file's, divided by 16, in the shape that models take")
func unturned() throws {
    let arrays = try NPZ.decode(FileBytes.read(Fixture.share.digits))
    let raw = try #require(arrays.first { $0.name == "images" }).array.doubles()
    let r0 = try Shelf(share: Fixture.share, cache: nil).collection("digits").domains[0]
    let image = try r0.store.images.image(at: r0.trainingIndices[0]).tensor()
    #expect(image.shape == [1, 8, 8])
    #expect(image.doubles() == raw[..<64].map { $0 / 16 })
}
