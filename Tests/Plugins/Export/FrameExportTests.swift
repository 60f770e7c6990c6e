import Engine
import Plugins
import Testing

/// A forge of 16 pixels, small enough for a test, exported and read back.
private struct RoundTrip {
    let folder: TemporaryFolder
    let memory: DataCollection
    let files: DataCollection

    init(_ keys: String = "videos: {train: 4, val: 2, test: 3}, domains: {column: method}", json: String)
        throws
    {
        folder = try TemporaryFolder()
        let manifest = try folder.write(
            "version: 1\ndatasets:\n  forge: {loader: synthface, size: 16, frames: 2, \(keys)}\n",
            to: "m.yaml")
        memory = try Shelf(share: Fixture.share, paths: [manifest], cache: nil).collection("forge")
        try FrameExport(memory.mixture).write(to: folder.path + "/out/frames") { _, _, _ in }
        let back = try folder.write(
            "version: 1\ndatasets:\n  back: {loader: deepfakebench, root: out/frames, \(json)}\n",
            to: "back.yaml")
        files = try Shelf(share: Fixture.share, paths: [back], cache: nil).collection("back")
    }
}

@Test("forge written as files and read back gives the same samples, draws and bytes as memory")
func forgeRoundTrip() throws {
    let trip = try RoundTrip(json: "json: [FF-DF.json, FF-F2F.json, FF-FS.json, FF-NT.json]")
    defer { trip.folder.stays() }
    #expect(trip.files.mixture.names == ["ff_df", "ff_f2f", "ff_fs", "ff_nt"])
    for (memory, files) in zip(trip.memory.domains, trip.files.domains) {
        #expect(memory.parts.map(\.split) == files.parts.map(\.split))
        #expect(memory.parts.map(\.indices.count) == files.parts.map(\.indices.count))
        for (a, b) in zip(memory.samples, files.samples) {
            #expect(try a.store.images.image(at: a.index) == b.store.images.image(at: b.index))
            #expect(a.store.labels[a.index] == b.store.labels[b.index])
            for column in ["frame", "split", "quality", "width", "height"] {
                #expect(try a.value(of: column).literal == b.value(of: column).literal)
            }
        }
    }
    let plans = try (
        BatchPlan(trip.memory.mixture, batch: 5, seed: 3), BatchPlan(trip.files.mixture, batch: 5, seed: 3)
    )
    #expect(plans.0.stepsPerEpoch == plans.1.stepsPerEpoch)
    for step in 0..<12 {
        for (a, b) in zip(try plans.0.batches(step: step), try plans.1.batches(step: step)) {
            #expect(a.images.floats() == b.images.floats())
            #expect(try a.labels.ints() == b.labels.ints())
        }
    }
}

@Test("a pooled split counts shared reals once from files as from memory, and groups the same videos")
func pooledRoundTrip() throws {
    let trip = try RoundTrip(json: "json: [FF-DF.json, FF-F2F.json, FF-FS.json, FF-NT.json]")
    defer { trip.folder.stays() }
    let (memory, files) = (try PooledSamples(trip.memory.mixture), try PooledSamples(trip.files.mixture))
    #expect(memory.count == 6 + 4 * 6 && files.count == memory.count)
    #expect(memory.labels == files.labels)
    #expect(try memory.images(0..<memory.count).floats() == files.images(0..<files.count).floats())
    func groups(_ videos: [String?]) -> [Int] {
        var seen: [String] = []
        return videos.map { video in
            if let at = seen.firstIndex(of: video ?? "") { return at }
            seen.append(video ?? "")
            return seen.count - 1
        }
    }
    #expect(try groups(memory.videos()) == groups(files.videos()))
}

@Test("forge has the names, labels and folders of FaceForensics++, and a real frame is one file")
func forgeLayout() throws {
    let trip = try RoundTrip(json: "json: FF-DF.json")
    defer { trip.folder.stays() }
    let out = trip.folder.path + "/out/frames"
    #expect(try Paths.list(out) == ["FF-DF.json", "FF-F2F.json", "FF-FS.json", "FF-NT.json", "datasets"])
    #expect(try FolderWalk.files(below: out + "/datasets").count == 9 * 2 * 5)
    let text = try FileBytes.read(out + "/FF-DF.json")
    let json = try JSONDocument.read(Source(name: "FF-DF.json", text: text))
    #expect(json["FF-DF"]?.members?.map(\.key) == ["FF-real", "FF-DF"])
    let train = json["FF-DF"]?["FF-DF"]?["train"]?["c23"]
    #expect(train?.members?.map(\.key) == ["000_001", "001_002", "002_003", "003_000"])
    guard case .text(let label) = train?["000_001"]?["label"],
        case .array(let frames) = train?["000_001"]?["frames"],
        case .text(let first) = frames.first
    else { return #expect(Bool(false)) }
    #expect(label == "FF-DF")
    #expect(
        first == "./datasets/rgb/FaceForensics++/manipulated_sequences/Deepfakes/c23/frames/000_001/000.png")
    #expect(
        FileBytes.exists(
            out + "/datasets/rgb/FaceForensics++/original_sequences/youtube/c23/frames/000/001.png"))
}

@Test("a domain that is no forgery of forge is NAME.json in shape B with labels real and fake")
func otherLayout() throws {
    let folder = try TemporaryFolder()
    defer { folder.stays() }
    let manifest = try folder.write(
        "version: 1\ndatasets:\n  cdf: {extends: cdf, size: 16, videos: {test: 3}}\n", to: "m.yaml")
    let memory = try Shelf(share: Fixture.share, paths: [manifest], cache: nil).collection("cdf")
    try FrameExport(memory.mixture).write(to: folder.path + "/out") { _, _, _ in }
    #expect(try Paths.list(folder.path + "/out") == ["cdf.json", "datasets"])
    let back = try folder.write(
        "version: 1\ndatasets:\n  b: {loader: deepfakebench, root: out, json: cdf.json}\n", to: "b.yaml")
    let files = try Shelf(share: Fixture.share, paths: [back], cache: nil).collection("b")
    #expect(files.domains[0].splits == [.test] && files.domains[0].size == 27)
    for (a, b) in zip(memory.domains[0].samples, files.domains[0].samples) {
        #expect(try a.store.images.image(at: a.index) == b.store.images.image(at: b.index))
    }
    // df and gan make different videos of one target.
    #expect(try Set(files.domains[0].samples.map { try $0.value(of: "video").exactText }).count == 9)
}

@Test("a folder that is not empty is refused, and an interrupted export leaves nothing")
func nothingHalfWritten() throws {
    struct Stop: Error {}
    let folder = try TemporaryFolder()
    defer { folder.stays() }
    let manifest = try folder.write(
        "version: 1\ndatasets:\n  x: {extends: cdf, size: 16, videos: {test: 50}}\n", to: "m.yaml")
    let mix = try Shelf(share: Fixture.share, paths: [manifest], cache: nil).collection("x").mixture
    let export = try FrameExport(mix)
    #expect(
        goldenFault { try export.write(to: folder.path) { _, _, _ in } }.hasSuffix(
            "is not empty | name a new one"))
    #expect(throws: Stop.self) {
        try export.write(to: folder.path + "/out") { what, done, _ in
            if what == "writing frames", done > 100 { throw Stop() }
        }
    }
    #expect(try Paths.list(folder.path) == ["m.yaml"])
    try Paths.makeFolder(folder.path + "/empty")
    try export.write(to: folder.path + "/empty/") { _, _, _ in }
    #expect(try Paths.list(folder.path + "/empty") == ["datasets", "x.json"])
}

@Test("digits have no layout in DeepfakeBench")
func tenClasses() throws {
    let digits = try Shelf(share: Fixture.share, cache: nil).collection("digits").mixture
    #expect(throws: Fault.self) { try FrameExport(digits) }
}
