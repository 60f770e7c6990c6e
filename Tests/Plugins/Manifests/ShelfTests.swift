import Engine
import Plugins
import Synchronization
import Testing

private func shelf(_ paths: [String] = [], isSmoke: Bool = false) throws -> Shelf {
    try Shelf(share: Fixture.share, paths: paths, cache: nil, isSmoke: isSmoke)
}

@Test("the built-in collections are there, with the numbers of FIELD 5.2 and without making an image")
func builtIn() throws {
    let shelf = try shelf()
    #expect(shelf.names == ["forge", "cdf", "dfdc", "digits"])
    var collection: DataCollection?
    let time = try processorSeconds { collection = try shelf.collection("forge") }
    #expect(time < 0.5)
    let forge = try #require(collection)
    #expect(forge.mixture.names == ["df", "f2f", "fs", "nt"])
    #expect(forge.domains.map(\.about) == ["deepfakes", "face2face", "faceswap", "neural textures"])
    let df = forge.domains[0]
    #expect(df.key == "forge.df" && df.size == 2820)
    #expect(df.parts.map(\.indices.count) == [1920, 360, 540])
    #expect(df.classCounts(of: df.trainingIndices) == [960, 960])
    // 270 reals that three domains share count once, and 3 × 270 fakes.
    #expect(try PooledSamples(Mixture(Array(forge.domains.prefix(3)))).count == 1080)
    let cdf = try shelf.collection("cdf")
    #expect(cdf.domains.map(\.key) == ["cdf"] && cdf.domains[0].splits == [.test])
    #expect(cdf.domains[0].size == 810)
}

@Test("an unknown collection suggests the nearest")
func unknownCollection() throws {
    let shelf = try shelf()
    #expect(
        goldenFault { _ = try shelf.collection("frge") }
            == "there is no collection frge | did you mean data.forge?")
}

@Test("the columns of forge are those of FIELD 5, in order")
func forgeColumns() throws {
    let df = try shelf().collection("forge").domains[0]
    #expect(
        df.store.columnNames == [
            "image", "label", "method", "video", "identity", "source", "frame", "split", "quality", "width",
            "height",
        ])
    let fake = try #require(df.samples.first { $0.store.labels[$0.index] == 1 })
    let record = try fake.record()
    #expect(record["video"]?.exactText == "df/000_001" && record["identity"]?.exactText == "000")
    #expect(record["source"]?.exactText == "001" && record["method"]?.exactText == "df")
    #expect(record["quality"]?.exactText == "c23" && record["frame"]?.exactInt == 0)
    #expect(try df.samples[0].value(of: "source").isNull)
}

@Test("with --smoke every domain, split and class has at most 32 samples")
func smoke() throws {
    let shelf = try shelf(isSmoke: true)
    for name in shelf.names {
        for domain in try shelf.collection(name).domains {
            for part in domain.parts {
                let counts = domain.classCounts(of: part.indices)
                #expect(counts.allSatisfy { $0 <= 32 } && counts.reduce(0, +) >= 30)
            }
        }
    }
}

@Test("the earlier manifest wins, with a notice only where the two differ")
func conflicts() throws {
    let folder = try TemporaryFolder()
    let same = try folder.write(FileBytes.read(Fixture.share.manifest), to: "same.yaml")
    #expect(try shelf([same]).notices.isEmpty)
    let other = try folder.write("version: 1\ndatasets:\n  forge: {loader: digits}\n", to: "other.yaml")
    let both = try shelf([other, same])
    #expect(
        both.notices.count == 2 && both.notices[0].hasPrefix("forge is defined in \(other) and otherwise in"))
    #expect(try both.collection("forge").domains.count == 6)
}

@Test("registering gives another shelf, binds every entry and leaves the first as it was")
func registering() throws {
    let folder = try TemporaryFolder()
    let good = try folder.write(
        "version: 1\ndatasets:\n  mine: {loader: digits, angles: [0, 90]}\n", to: "good.yaml")
    let bad = try folder.write(
        "version: 1\ndatasets:\n  mine: {loader: digits, angels: [0]}\n", to: "bad.yaml")
    let before = try shelf()
    let (after, names) = try before.registering(good)
    #expect(names == ["mine"] && after.names.first == "mine" && before.names.first == "forge")
    #expect(try after.collection("mine").mixture.names == ["r0", "r90"])
    #expect(
        goldenFault { _ = try before.registering(bad) }
            == "3:26 digits has no key angels | did you mean angles?")
    #expect(throws: Fault.self) { try before.registering(folder.path + "/no.yaml") }
}

@Test("a collection is loaded once, and the same images answer for it everywhere")
func loadedOnce() throws {
    let shelf = try shelf()
    #expect(try shelf.collection("digits").domains[0].store === shelf.collection("digits").domains[1].store)
    let (one, two) = (try shelf.collection("cdf"), try shelf.collection("cdf"))
    #expect(one.domains[0].store === two.domains[0].store)
}
