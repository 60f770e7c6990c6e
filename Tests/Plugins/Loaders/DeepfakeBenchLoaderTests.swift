import Engine
import Plugins
import Testing

/// A folder with frames and a JSON file of shape A for two methods that share their reals, and a manifest.
private final class SmallBench {
    let folder: TemporaryFolder

    /// - Parameter keys: further keys of the entry.
    init() throws {
        folder = try TemporaryFolder()
        for (place, path) in [
            "o/c23/frames/07/000", "o/c23/frames/07/010", "o/c23/frames/07/002", "d/c23/frames/07_08/003",
            "n/c23/frames/07_08/003", "o/c23/frames/31/001", "d/c23/frames/31_32/001", "o/c40/frames/07/000",
        ]
        .enumerated() {
            try frame(path + ".png", value: UInt8(place))
        }
        try method("FF-DF", folder: "d")
        try method("FF-NT", folder: "n")
    }

    func frame(_ path: String, value: UInt8, side: Int = 2) throws {
        let shape = ImageShape(height: side, width: 2, channels: 3)
        let image = Image(shape: shape, pixels: .bytes((0..<shape.count).map { _ in value }))
        try folder.write(PNG.encode(image), to: "rgb/" + path)
    }

    /// Shape A: a real video with three frames out of order, one of the method; a test pair where the method
    /// is d.
    func method(_ name: String, folder part: String) throws {
        let tests =
            part == "d"
            ? #""c23": {"31_32": {"label": "\#(name)", "frames": ["./d/c23/frames/31_32/001.png"], "#
                + #""masks": []}}"#
            : ""
        try folder.write(
            #"""
            {"\#(name)": {"FF-real": {
                "train": {"c23": {"07": {"label": "FF-real", "frames": ["./o/c23/frames/07/010.png",
                    ".\\o\\c23\\frames\\07\\000.png", "./o/c23/frames/07/002.png"]}},
                  "c40": {"07": {"label": "FF-real", "frames": ["./o/c40/frames/07/000.png"]}}},
                "val": {}, "test": {"c23": {"31": {"label": "FF-real", "frames": [
                    "./o/c23/frames/31/001.png"]}}}},
              "\#(name)": {
                "train": {"c23": {"07_08": {"label": "\#(name)", "frames": [
                    "./\#(part)/c23/frames/07_08/003.png"]}}},
                "val": {"c23": {}, "c40": {}}, "test": {\#(tests)}}}}
            """#, to: "rgb/\(name).json")
    }

    func collection(_ keys: String) throws -> DataCollection {
        let path = try folder.write(
            "version: 1\ndatasets:\n  x: {loader: deepfakebench, root: rgb, \(keys)}\n", to: "m.yaml")
        return try Shelf(share: Fixture.share, paths: [path], cache: nil).collection("x")
    }

    func fault(_ keys: String) -> String { goldenFault { _ = try collection(keys) } }
}

@Test(
    "shape A: domains by file, reals shared, frames in the order of their numbers, splits in the file's order"
)
func shapeA() throws {
    let bench = try SmallBench()
    defer { bench.folder.stays() }
    let x = try bench.collection("json: [FF-DF.json, FF-NT.json]")
    #expect(x.mixture.names == ["ff_df", "ff_nt"])
    let (df, nt) = (x.domains[0], x.domains[1])
    #expect(df.parts.map { $0.split?.rawValue } == ["train", "test"])
    #expect(df.classes == ["real", "fake"] && df.classCounts(of: df.trainingIndices) == [3, 1])
    let rows = try df.samples.map { try $0.record() }
    #expect(rows.map { $0["frame"]?.exactInt } == [0, 2, 10, 3, 1, 1])
    #expect(rows.map { $0["method"]?.exactText } == ["real", "real", "real", "FF-DF", "real", "FF-DF"])
    #expect(
        rows.map { $0["video"]?.exactText } == [
            "real/07", "real/07", "real/07", "FF-DF/07_08", "real/31", "FF-DF/31_32",
        ])
    #expect(rows.allSatisfy { $0["quality"]?.exactText == "c23" })
    #expect(try df.samples.map { try $0.store.images.image(at: $0.index).bytes[0] } == [0, 2, 1, 3, 5, 6])
    #expect(Array(nt.trainingIndices.prefix(3)) == Array(df.trainingIndices.prefix(3)))
    #expect(try PooledSamples(x.mixture.narrowed(to: .train)).count == 5)
    #expect(try df.column("width").listItems()?.map(\.exactInt) == [2, 2, 2, 2, 2, 2])
}

@Test("another level of compression, a map of domains and a choice of frames")
func choices() throws {
    let bench = try SmallBench()
    let two = try bench.collection("json: {df: FF-DF.json}, frames: {n: 2, how: even}")
    #expect(two.mixture.names == ["df"] && two.domains[0].key == "x.df")
    #expect(try two.domains[0].samples.prefix(2).map { try $0.value(of: "frame").exactInt } == [0, 10])
    #expect(two.domains[0].rules == ["frames: 2 → 3 videos have fewer"])
    let first = try bench.collection("json: FF-DF.json, frames: {n: 2, how: first}")
    #expect(try first.domains[0].samples.prefix(2).map { try $0.value(of: "frame").exactInt } == [0, 2])
    #expect(
        bench.fault("json: FF-DF.json, compression: c40")
            == "3:3 FF-DF.json, at FF-DF.FF-real.test: there is no compression c40, only c23 | "
            + "compression: c23"
    )
}

@Test("even choice takes the first, the last and equal steps between")
func evenChoice() {
    #expect(FrameChoice(n: 3, how: .even).chosen(Array(0..<7)) == [0, 3, 6])
    #expect(FrameChoice(n: 32, how: .even).chosen(Array(0..<100)).count == 32)
    #expect(FrameChoice(n: 1, how: .even).chosen([4, 5]) == [4])
    #expect(FrameChoice(n: 9, how: .even).chosen([4, 5]) == [4, 5])
}

@Test("shape B is recognised by looking at it, empty splits and all")
func shapeB() throws {
    let bench = try SmallBench()
    try bench.folder.write(
        #"""
        {"Celeb": {"CelebDFv2_real": {"train": {"a0": {"label": "CelebDFv2_real", "frames": [
            "./o/c23/frames/07/000.png"]}},
                                      "val": {}, "test": {}},
                   "CelebDFv2_fake": {"train": {}, "val": {},
                     "test": {"a0_a1": {"label": "CelebDFv2_fake", "frames": [
                         "./d/c23/frames/07_08/003.png"]}}}}}
        """#, to: "rgb/Celeb.json")
    let celeb = try bench.collection("json: Celeb.json").domains[0]
    #expect(celeb.key == "x.celeb" && celeb.parts.map(\.indices.count) == [1, 1])
    #expect(
        try celeb.samples.map { try $0.value(of: "video").exactText } == ["real/a0", "CelebDFv2_fake/a0_a1"])
    #expect(try celeb.samples[0].value(of: "quality").isNull)
    #expect(
        bench.fault("json: Celeb.json, compression: c23")
            == "3:3 compression is given, but no file has a level of compressions")
}

@Test(
    "what is wrong in a file is told with the path inside it",
    arguments: [
        (
            #"{"D": {"real": {"train": {"v": {"label": "real", "frames": []}}}}}"#,
            "D.json, at D.real.train.v: the list of frames is empty"
        ),
        (
            #"{"D": {"real": {"train": {"v": {"label": "real", "frames": ["a/frame_1.png"]}}}}}"#,
            "D.json, at D.real.train.v.frames[0]: the name of a/frame_1.png is no number | frames are "
                + "called 000.png, 001.png, …"
        ),
        (
            #"{"D": {"real": {"train": {"v": {"label": "real", "frames": [1]}}}}}"#,
            "D.json, at D.real.train.v.frames[0]: a number instead of a path"
        ),
        (
            #"{"D": {"real": {"train": {"v": {"frames": ["1.png"]}}}}}"#,
            "D.json, at D.real.train.v: a video needs a label, a text"
        ),
        (
            #"{"D": {"real": {"trian": {"v": {"label": "real", "frames": ["1.png"]}}}}}"#,
            "D.json, at D.real.trian: the split must be train, val or test | is it train?"
        ),
        (
            #"{"D": {"real": {"val": {"label": "DFDC_Real", "frames": ["1.png"]}}}}"#,
            "D.json, at D.real.val: a video's frames stand where the videos belong | on_error: skip "
                + "leaves it out"
        ),
        (
            #"{"D": {"x": {"train": {"v": {"label": "FF-Real", "frames": ["1.png"]}}}}}"#,
            "D.json, at D.x.train.v: the label FF-Real is not known | is it FF-real? else write labels: "
                + "{FF-Real: 1, …}, 0 for real and 1 for fake"
        ),
        (
            #"{"D": {"real": {"train": {"v": {"label": "real", "frames": ["/etc/1.png"]}}}}}"#,
            "the path /etc/1.png leaves the folder"
        ),
        (
            #"{"D": {"real": {"train": {"v": {"label": "real", "frames": ["../1.png"]}}}}}"#,
            "the path ../1.png leaves the folder"
        ),
        (
            #"{"D": {"real": {"train": {"v": {"label": "real", "frames": ["1.png", "1.png"]}}}}}"#,
            "D.json, at D.real.train.v: 1.png is listed twice"
        ),
        (#"{"A": {}, "B": {}}"#, "D.json has several datasets (A, B), none called D"),
        ("[]", "D.json is no JSON of DeepfakeBench: it is a list"),
        (#"{"D": {"real": []}}"#, "D.json, at D.real: a list instead of an object"),
        (#"{"D": {}}"#, "D.json lists no video"),
    ])
func faultyFiles(_ text: String, _ message: String) throws {
    let bench = try SmallBench()
    try bench.folder.write(text, to: "rgb/D.json")
    let found = bench.fault("json: D.json")
    #expect(found.hasPrefix("3:3 " + message))
}

@Test("JSON that is not JSON has its own place, and a missing file its path")
func noJSON() throws {
    let bench = try SmallBench()
    try bench.folder.write("{\"D\": {\n\"real\": nothing}}", to: "rgb/D.json")
    #expect(bench.fault("json: D.json").hasPrefix("2:"))
    #expect(bench.fault("json: E.json").hasSuffix("E.json: No such file or directory"))
    #expect(bench.fault("json: ../m.yaml").contains("the path ../m.yaml leaves the folder"))
}

@Test("missing frames are counted before anything is read; with skip they are left out and reported")
func missingFrames() throws {
    let bench = try SmallBench()
    Paths.remove(bench.folder.path + "/rgb/d/c23/frames/31_32/001.png")
    Paths.remove(bench.folder.path + "/rgb/o/c23/frames/07/002.png")
    let fault = bench.fault("json: FF-DF.json")
    #expect(fault.hasPrefix("3:3 2 of 6 frames are not there; the first is "))
    #expect(fault.contains("listed in FF-DF.json, at FF-DF.FF-real.train.c23.07"))
    let x = try bench.collection("json: FF-DF.json, on_error: skip")
    #expect(x.domains[0].size == 4 && x.domains[0].store.rejected.count == 2)
    #expect(x.notices.first?.hasPrefix("x: left out ") == true)
}

@Test("a frame that is no PNG, cut off or of another size is named before the first step")
func faultyFrames() throws {
    let bench = try SmallBench()
    defer { bench.folder.stays() }
    let path = "rgb/d/c23/frames/31_32/001.png"
    func fault() throws -> String {
        let pool = try PooledSamples(try bench.collection("json: FF-DF.json").mixture)
        return goldenFault {
            try pool.prepare { _, _, _ in }
            _ = try pool.images(0..<pool.count)
        }
    }
    let whole = try FileBytes.read(bench.folder.path + "/" + path)
    try bench.folder.write(Array(whole.dropLast(20)), to: path)
    #expect(try fault().hasSuffix("31_32/001.png: cut off after row 1 of 2"))
    try bench.folder.write("<!DOCTYPE html>", to: path)
    #expect(
        try fault().hasSuffix("not a PNG: starts with 3c 21 44 4f 43 54 59 50 | it looks like a page of HTML")
    )
    let skipping = try bench.collection("json: FF-DF.json, on_error: skip").domains[0]
    #expect(skipping.size == 5 && skipping.store.rejected[0].why.contains("not a PNG"))
    try bench.frame("d/c23/frames/31_32/001.png", value: 9, side: 3)
    #expect(try fault().contains("d/c23/frames/31_32/001.png is 3 × 2 × 3, and"))
    let sized = try bench.collection("json: FF-DF.json, image: {size: [4, 4]}").domains[0]
    #expect(
        try sized.store.images.image(at: sized.trainingIndices[0]).shape
            == ImageShape(height: 4, width: 4, channels: 3))
}

@Test("a file that is real in one list and fake in another is an error that names both")
func contradiction() throws {
    let bench = try SmallBench()
    try bench.folder.write(
        #"{"D": {"fake": {"train": {"v": {"label": "fake", "frames": ["./o/c23/frames/07/000.png"]}}}}}"#,
        to: "rgb/D.json")
    let fault = bench.fault("json: [FF-DF.json, D.json]")
    #expect(
        fault.contains(
            "is real in one list and fake in another: FF-DF.json, at FF-DF.FF-real.train.c23.07 and "
                + "D.json, at"
        ))
}

@Test("labels of one's own replace the table")
func ownLabels() throws {
    let bench = try SmallBench()
    try bench.folder.write(
        #"{"D": {"a": {"train": {"v": {"label": "authentic", "frames": ["./o/c23/frames/07/000.png"]},"#
            + #" "w": {"label": "forged", "frames": ["./d/c23/frames/07_08/003.png"]}}}}}"#, to: "rgb/D.json")
    let own = try bench.collection("json: D.json, labels: {authentic: 0, forged: 1}").domains[0]
    #expect(own.classes == ["real", "fake"] && own.classCounts(of: own.trainingIndices) == [1, 1])
}
