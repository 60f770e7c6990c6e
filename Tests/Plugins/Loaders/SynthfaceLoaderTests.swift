import Engine
import Plugins
import Synchronization
import Testing

/// A shelf with a small collection `x` of the generator, and what was noticed.
private final class SmallForge: Sendable {
    let folder: String
    let shelf: Shelf
    private let notices = Mutex<[String]>([])

    init(_ folder: TemporaryFolder, cache: CacheFolder?, keys: String = "methods: [df, nt]") throws {
        let text = """
            version: 1
            datasets:
              x: {loader: synthface, size: 16, frames: 2, videos: {train: 3, test: 2}, domains: {column: method},
                  \(keys)}

            """
        self.folder = folder.path
        let manifest = try folder.write(text, to: "m.yaml")
        let box = Box()
        shelf = try Shelf(share: Fixture.share, paths: [manifest], cache: cache) { box.add($0) }
        self.box = box
    }

    let box: Box

    final class Box: Sendable {
        private let lines = Mutex<[String]>([])
        func add(_ line: String) { lines.withLock { $0.append(line) } }
        var all: [String] { lines.withLock { $0 } }
    }

    func images() throws -> [[UInt8]] {
        let domains = try shelf.collection("x").domains
        return try domains.flatMap { domain in
            try domain.store.images.prepare(domain.parts.flatMap(\.indices)) { _, _, _ in }
            return try domain.samples.map { try domain.store.images.image(at: $0.index).bytes }
        }
    }
}

@Test("images are those of the generator, in the order of the columns")
func imagesOfTheGenerator() throws {
    let folder = try TemporaryFolder()
    let forge = try SmallForge(folder, cache: nil)
    var settings = SynthfaceSettings(size: 16, methods: [.df, .nt], videos: [.train: 3, .test: 2], frames: 2)
    settings.quality = "c23"
    let generator = try SynthfaceGenerator(settings)
    let nt = try forge.shelf.collection("x").domains[1]
    #expect(nt.parts.map(\.indices.count) == [12, 8])
    for sample in nt.samples {
        let record = try sample.record()
        let method = ForgeryMethod(rawValue: record["method"]?.exactText ?? "")
        let video = try #require(record["identity"]?.exactText.flatMap(Int.init))
        let frame = try #require(record["frame"]?.exactInt)
        let image = try generator.frame(method: method, video: video, frame: frame).image
        #expect(try nt.store.images.image(at: sample.index).bytes == image)
    }
}

@Test("a look at a few images makes these alone, with the bytes they have among all")
func fewImages() throws {
    let folder = try TemporaryFolder()
    defer { folder.stays() }
    let cache = CacheFolder(folder.path + "/cache")
    let domain = try SmallForge(folder, cache: cache).shelf.collection("x").domains[0]
    let first = try domain.samples.prefix(4).map { try domain.store.images.image(at: $0.index).bytes }
    #expect(!FileBytes.exists(cache.path))
    try domain.store.images.prepare(domain.trainingIndices) { _, _, _ in }
    #expect(try domain.samples.prefix(4).map { try domain.store.images.image(at: $0.index).bytes } == first)
}

@Test("the second time images come from the cache; a damaged cache is made again with a notice")
func cached() throws {
    let folder = try TemporaryFolder()
    let cache = CacheFolder(folder.path + "/cache")
    let first = try SmallForge(folder, cache: cache).images()
    let files = try Paths.list(cache.path)
    // Reals, df and nt, each in train and test.
    #expect(files.count == 6 && files.allSatisfy { $0.hasPrefix("synthface-") && $0.hasSuffix(".bin") })
    let again = try SmallForge(folder, cache: cache)
    #expect(try again.images() == first)
    #expect(again.box.all.isEmpty)
    let damaged = cache.path + "/" + files[0]
    try AtomicFile.write(Array(try FileBytes.read(damaged).dropLast(5)), to: damaged)
    let mended = try SmallForge(folder, cache: cache)
    #expect(try mended.images() == first)
    #expect(mended.box.all.count == 1 && mended.box.all[0].contains("is damaged"))
    let last = try SmallForge(folder, cache: cache)
    #expect(try last.images() == first)
    #expect(last.box.all.isEmpty)
}

@Test("only what is asked for is made")
func nothingTooMuch() throws {
    let folder = try TemporaryFolder()
    let cache = CacheFolder(folder.path + "/cache")
    let forge = try SmallForge(folder, cache: cache)
    let mix = Mixture(try forge.shelf.collection("x").domains[0])
    #expect(mix.size == 20 && !FileBytes.exists(cache.path))
    var told: [String] = []
    try PooledSamples(mix).prepare { what, _, _ in told.append(what) }
    #expect(told == ["real images of test", "df images of test"])
    #expect(try Paths.list(cache.path).allSatisfy { $0.contains("-test-") })
}

@Test("an interrupt ends the making of images, and leaves nothing half-made")
func interrupted() throws {
    struct Stop: Error {}
    let folder = try TemporaryFolder()
    let cache = CacheFolder(folder.path + "/cache")
    let forge = try SmallForge(folder, cache: cache)
    let pool = try PooledSamples(Mixture(try forge.shelf.collection("x").domains[0]))
    #expect(throws: Stop.self) { try pool.prepare { what, _, _ in if what.hasPrefix("df") { throw Stop() } } }
    #expect(try Paths.list(cache.path).count == 1)
    try pool.prepare { _, _, _ in }
    #expect(try Paths.list(cache.path).count == 2)
}

@Test("a cache that cannot be written costs the cache alone, with a notice")
func unwritableCache() throws {
    let folder = try TemporaryFolder()
    try folder.write("in the way", to: "cache")
    let forge = try SmallForge(folder, cache: CacheFolder(folder.path + "/cache"))
    #expect(try forge.images().count == 40)
    #expect(forge.box.all.first?.hasPrefix("the images are not kept for the next time: ") == true)
}

@Test("a camera of one's own, c40 and a shortcut reach the generator")
func options() throws {
    let folder = try TemporaryFolder()
    let keys = [
        "methods: [nt]", "methods: [nt], camera: ff_c40", "methods: [nt], spurious: {strength: 1.0}",
        "methods: [nt], camera: {light: [0, 0.1], exposure: [1, 1], wb: 0, psf: [0.5, 0.5], noise: [0, "
            + "0], quality: [90, 90]}",
    ]
    let images = try keys.map { try SmallForge(folder, cache: nil, keys: $0).images() }
    #expect(Set(images.map { $0.flatMap { $0 } }).count == keys.count)
    let c40 = try SmallForge(folder, cache: nil, keys: keys[1]).shelf.collection("x").domains[0]
    #expect(try c40.samples[0].value(of: "quality").exactText == "c40")
}
