import Engine
import Plugins
import Testing

private func collection(_ entry: String) throws -> DataCollection {
    let folder = try TemporaryFolder()
    defer { folder.stays() }
    let path = try folder.write("version: 1\ndatasets:\n  x: {\(entry)}\n", to: "m.yaml")
    return try Shelf(share: Fixture.share, paths: [path], cache: nil).collection("x")
}

/// The correlation of a feature with the class (±1) over a part.
private func correlation(_ dataset: Dataset, _ split: Split, _ feature: Int) throws -> Double {
    let part = try #require(dataset.parts.first { $0.split == split })
    var (xy, xx) = (0.0, 0.0)
    for index in part.indices {
        guard case .reals(let row) = try dataset.store.images.image(at: index).pixels else { continue }
        let y = dataset.store.labels[index] == 1 ? 1.0 : -1
        xy += Double(row[feature]) * y
        xx += Double(row[feature]) * Double(row[feature])
    }
    return xy / (xx * Double(part.indices.count)).squareRoot()
}

@Test("conflict: the shortcut turns round in d3 and in the target reversed, the shared features stay")
func conflict() throws {
    let data = try collection("loader: lesson_data")
    #expect(data.domains.map(\.key) == ["x.d1", "x.d2", "x.d3", "x.random", "x.reversed"])
    #expect(data.domains[0].parts.map(\.indices.count) == [600, 300])
    #expect(data.domains[3].parts.map(\.indices.count) == [2000])
    #expect(data.domains[0].classes == ["minus", "plus"])
    let signs = try data.domains.enumerated().map { place, domain in
        try correlation(domain, place < 3 ? .train : .test, 4)
    }
    // 1.2·y + 0.5·N has the correlation 1.2/1.3 = 0.92; of 600 draws the mean is off by 0.02 or so.
    #expect(signs[0] > 0.85 && signs[1] > 0.85 && signs[2] < -0.85 && abs(signs[3]) < 0.1 && signs[4] < -0.85)
    for domain in data.domains {
        // 0.5/√1.25 = 0.45.
        let split: Split = domain.parts.count == 1 ? .test : .train
        #expect(abs(try correlation(domain, split, 0) - 0.447) < 0.12)
    }
}

@Test("blocks: each source domain speaks through a pair of its own")
func blocks() throws {
    let data = try collection("loader: lesson_data, kind: blocks")
    #expect(data.domains.map(\.key) == ["x.d1", "x.d2", "x.d3", "x.absent", "x.random"])
    for domain in 0..<3 {
        for pair in 0..<3 {
            let value = try correlation(data.domains[domain], .train, 4 + 2 * pair)
            #expect(pair == domain ? value > 0.75 : abs(value) < 0.15)
        }
    }
    #expect(abs(try correlation(data.domains[3], .test, 4)) < 0.1)
}

@Test("the same seed gives the same numbers, another one others; a split's draws depend on no other")
func seeds() throws {
    let first = try collection("loader: lesson_data, seed: 3")
    let again = try collection("loader: lesson_data, seed: 3")
    let other = try collection("loader: lesson_data, seed: 4")
    let images = try [first, again, other].map { try $0.domains[1].store.images.image(at: 7) }
    #expect(images[0] == images[1] && images[0] != images[2])
}

@Test("points in the plane are turned from domain to domain", arguments: ["moons", "circles", "blobs", "spirals"])
func points(shape: String) throws {
    let data = try collection("loader: points2d, shape: \(shape), n: 100, noise: 0, turn: [0, 90]")
    #expect(data.domains.map(\.key) == ["x.t0", "x.t90"])
    #expect(data.domains[0].parts.map(\.indices.count) == [70, 10, 20])
    let labels = data.domains[0].parts[0].indices.map { data.domains[0].store.labels[$0] }
    #expect(labels.count { $0 == 0 } == 35)
    guard case .reals(let p) = try data.domains[1].store.images.image(at: 100).pixels else { return }
    // Blobs without noise lie at (-1, 0), turned by 90° at (0, -1).
    if shape == "blobs" { #expect(abs(p[0]) < 1e-6 && abs(p[1] + 1) < 1e-6) }
}
