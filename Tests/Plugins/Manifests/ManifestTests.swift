import Engine
import Plugins
import Testing

/// The first fault of a manifest, its entries bound.
private func fault(_ text: String) -> String {
    goldenFault {
        let manifest = try Manifest(Source(name: "m.yaml", text: Array(text.utf8)), folder: ".")
        let builtIn = try Manifest.read(Fixture.share.manifest)
        for entry in manifest.entries { _ = try BoundEntry(entry, in: manifest, builtIn: builtIn) }
    }
}

/// An entry `x` with these lines.
private func entry(_ lines: String) -> String {
    fault("version: 1\ndatasets:\n  x:\n" + lines.split(separator: "\n").map { "    \($0)\n" }.joined())
}

@Test(
    "a manifest has a version and datasets, and nothing else",
    arguments: [
        ("datasets: {}\n", "1:1 the key version is missing | begin with version: 1"),
        ("version: 2\ndatasets: {}\n", "1:10 version must be 1"),
        ("version: 1\n", "1:1 the key datasets is missing"),
        ("version: 1\ndataset: {}\n", "2:1 a manifest has no key dataset | did you mean datasets?"),
        ("version: 1\ndatasets: [a]\n", "2:11 datasets must be a map from names to entries, not a list"),
        (
            "version: 1\ndatasets:\n  Lab: {loader: digits}\n",
            "3:3 \"Lab\" is no name of a dataset | a name of a dataset is made of a-z, 0-9 and _, and "
                + "begins with a letter"
        ),
        (
            "version: 1\ndatasets:\n  test: {loader: digits}\n",
            "3:3 test is not allowed as a name of a dataset: x.test means something else"
        ),
        ("version: 1\ndatasets:\n  x: digits\n", "3:6 x must be a map with a loader, not a text"),
        ("- a\n", "1:1 a manifest is a map with version and datasets, not a list"),
    ])
func tops(_ text: String, _ message: String) { #expect(fault(text) == message) }

@Test(
    "unknown keys and values are errors where they stand, with the nearest name",
    arguments: [
        ("about: x", "3:3 x has no loader | loader: synthface | digits | deepfakebench | image_folder"),
        ("loader: synthfase", "4:13 there is no loader synthfase | did you mean synthface?"),
        ("loader: digits\nabuot: x", "5:5 digits has no key abuot | did you mean about?"),
        ("loader: digits\nangle: [0]", "5:5 digits has no key angle | did you mean angles?"),
        ("loader: digits\nangles: [0, 400]", "5:13 angles must be from 0 to 359, and is 400"),
        (
            "loader: digits\nangles: nought",
            "5:13 angles must be list<int>, and is a text | digits(angles: list<int> = [0, 15, 30, 45, "
                + "60, 75]) -> loader"
        ),
        ("loader: synthface\ncamera: ff_c32", "5:13 camera cannot be \"ff_c32\" | did you mean \"ff_c23\"?"),
        (
            "loader: synthface\nvideos: {trian: 3}",
            "5:14 videos has no argument called trian | did you mean train?"
        ),
        (
            "loader: synthface\nsize: 50",
            "3:3 size is 50; it must be a multiple of 16 in 16..512 | try size: 48"
        ),
        ("loader: synthface\nspurious: {strength: 2}", "5:26 strength must be from -1 to 1, and is 2"),
        (
            "loader: synthface\nspurious: {domains: {fd: 0.5}}",
            "5:26 there is no method fd | methods are df, f2f, fs, nt, gan"
        ),
        ("loader: deepfakebench", "3:3 deepfakebench needs json (path | list<path> | {domain: path})"),
        ("loader: deepfakebench\njson: a.json\nframes: {n: 0}", "6:17 n must be from 1 to 1000000, and is 0"),
        (
            "loader: deepfakebench\njson: {Train: a.json}",
            "5:12 \"Train\" is no domain | a domain is made of a-z, 0-9 and _, and begins with a letter"
        ),
        ("loader: digits\non_error: ignore", "5:15 on_error cannot be \"ignore\" | it is one of stop, skip"),
        ("loader: digits\nallow_outside: yes", "5:20 allow_outside must be bool, and is a text"),
        ("loader: digits\nimage: {size: [48]}", "5:19 size is [height, width], two whole numbers"),
        (
            "loader: digits\nimage: {sise: [48, 48]}",
            "5:13 image has no argument called sise | did you mean size?"
        ),
        ("loader: digits\nlabels: {a: 0, b: 2}", "5:13 the indices of labels must be 0 … K−1, all used"),
        ("loader: digits\nlabels: {a: zero}", "5:17 a must be int, and is a text"),
        (
            "loader: digits\nsplit: {train: 0.7, test: 0.2}",
            "5:12 the fractions of split must sum to 1, and sum to 0.9"
        ),
        (
            "loader: digits\nsplit: {column: a, files: {train: b}}",
            "5:12 split takes fractions, or column, or files | split: {train: 0.7, val: 0.1, test: 0.2, "
                + "by: video}"
        ),
        ("loader: digits\ntransforms: [{flop: {}}]", "5:19 there is no transform flop | did you mean flip?"),
        ("loader: digits\ntransforms: [{flip: {p: 2}}]", "5:29 p must be from 0 to 1, and is 2"),
        (
            "loader: digits\ncolumns: {size: a}",
            "5:15 size is not allowed as a column: x.size means something else"
        ),
        (
            "loader: digits\ncolumns: {who: 'path[x]'}",
            "5:20 path[x] does not name a folder | path[0] is the first folder below root, path[-1] the "
                + "file's own"
        ),
        ("extends: forg", "4:14 there is no entry forg to extend | did you mean forge?"),
        ("extends: x", "4:14 there is no entry x to extend"),
    ])
func entries(_ lines: String, _ message: String) {
    #expect(entry(lines).hasPrefix(message))
}

@Test("a field reads plain scalars as its own type: numbers are texts where a text belongs")
func typedScalars() throws {
    let text =
        "version: 1\ndatasets:\n  x: {loader: digits, about: 2024, licence: no, allow_outside: true, "
        + "angles: [0]}\n"
    let manifest = try Manifest(Source(name: "m", text: Array(text.utf8)), folder: ".")
    let bound = try BoundEntry(manifest.entries[0], in: manifest, builtIn: nil)
    #expect(bound.settings.about == "2024")
    #expect(bound.settings.licence == "no")
    #expect(bound.settings.allowOutside)
}

@Test(
    "extends puts another entry's keys first; a key given here replaces the whole value; circles are errors")
func extends() throws {
    let text = """
        version: 1
        datasets:
          a: {extends: b, kappa: 0.5}
          b: {extends: cdf, videos: {val: 2, test: 4}}
          cdf: {extends: cdf, about: mine}
          c: {extends: d, loader: digits}
          d: {extends: c}

        """
    let manifest = try Manifest(Source(name: "m", text: Array(text.utf8)), folder: ".")
    let builtIn = try Manifest.read(Fixture.share.manifest)
    func bound(_ name: String) throws -> BoundEntry {
        try BoundEntry(try #require(manifest.entry(name)), in: manifest, builtIn: builtIn)
    }
    let a = try bound("a")
    #expect(a.settings.about == "mine")
    #expect(a.resolved.contains("kappa: 0.5") && a.resolved.contains("videos: {val: 2, test: 4}"))
    #expect(a.resolved.contains("camera: \"cdf\""))
    #expect(try bound("cdf").settings.about == "mine")
    #expect(goldenFault { _ = try bound("d") } == "6:16 extends goes in a circle: d → c → d")
}
