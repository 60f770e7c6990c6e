import Engine
import Plugins
import Testing

@Test("the split is the one that DomainBed draws with NumPy")
func domainBedSplit() throws {
    let cases = try JSONDocument.read(Source(name: "domainbed.json", text: Fixture.bytes("lists/domainbed.json")))
    guard case .array(let items) = cases else { return #expect(Bool(false), "no list") }
    func number(_ item: JSONDocument, _ key: String) -> Double? {
        switch item[key] {
        case .integer(let value): Double(value)
        case .real(let value): value
        default: nil
        }
    }
    let picture = try PNG.encode(
        Image(shape: ImageShape(height: 1, width: 1, channels: 1), pixels: .bytes([0])))
    for item in items {
        let count = Int(try #require(number(item, "count")))
        let place = Int(try #require(number(item, "environment")))
        let folder = try TemporaryFolder()
        defer { folder.stays() }
        // Environments before the one that is looked at, so that it has its number.
        for earlier in 0..<place { try folder.write(picture, to: "d/env\(earlier)/a/0.png") }
        for image in 0..<count {
            try folder.write(picture, to: "d/env\(place)/\(image < count / 2 ? "a" : "b")/\(1000 + image).png")
        }
        let holdout = try #require(number(item, "holdout"))
        let trial = Int(try #require(number(item, "trial")))
        let path = try folder.write(
            "version: 1\ndatasets:\n  x: {loader: domainbed, root: d, holdout: \(holdout), trial_seed: \(trial)}\n",
            to: "m.yaml")
        let data = try Shelf(share: Fixture.share, paths: [path], cache: nil).collection("x")
        let domain = try #require(data.domains.last)
        let first = try #require(domain.parts.flatMap(\.indices).min())
        let out = domain.parts.first { $0.split == .val }?.indices.map { $0 - first }
        guard case .array(let expected)? = item["out"] else { return #expect(Bool(false), "no list") }
        let wanted = expected.map { if case .integer(let value) = $0 { value } else { -1 } }
        #expect(out == wanted, "\(count) images, trial \(trial), environment \(place)")
    }
}
