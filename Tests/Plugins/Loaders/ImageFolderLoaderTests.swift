import Engine
import Plugins
import Testing

/// A folder of pictures of 2 × 4 pixels: real and fake, three persons, two cameras.
private func pictures() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    let shape = ImageShape(height: 2, width: 4, channels: 1)
    var value: UInt8 = 0
    for label in ["real", "fake"] {
        for person in ["anna", "ben", "cleo"] {
            for camera in ["phone", "web"] {
                for frame in 0..<2 {
                    let image = Image(
                        shape: shape, pixels: .bytes([UInt8](repeating: value, count: shape.count)))
                    try folder.write(PNG.encode(image), to: "lab/\(label)/\(person)/\(camera)/00\(frame).png")
                    value += 1
                }
            }
        }
    }
    try folder.write("not a picture", to: "lab/readme.txt")
    return folder
}

private func collection(_ folder: TemporaryFolder, _ keys: String) throws -> DataCollection {
    let path = try folder.write(
        "version: 1\ndatasets:\n  lab: {loader: image_folder, root: lab, \(keys)}\n", to: "m.yaml")
    return try Shelf(share: Fixture.share, paths: [path], cache: nil).collection("lab")
}

@Test("the first folder is the class, further folders become columns, other files are reported")
func classFolders() throws {
    let folder = try pictures()
    defer { folder.stays() }
    let lab = try collection(folder, "columns: {person: 'path[1]', camera: 'path[-1]'}")
    let all = lab.domains[0]
    #expect(all.key == "lab" && all.size == 24 && all.splits.isEmpty)
    #expect(all.classes == ["fake", "real"])
    #expect(all.rules == ["class/image → classes fake, real"])
    let first = try all.samples[0].record()
    #expect(first["person"]?.exactText == "anna" && first["camera"]?.exactText == "phone")
    #expect(first["file"]?.exactText == "fake/anna/phone/000.png" && first["width"]?.exactInt == 4)
    #expect(lab.notices == ["lab: left out readme.txt (not an image by its name)"])
}

@Test("fractions by a column keep its groups whole, need by where there is a video, and follow the seed")
func splitByColumn() throws {
    let folder = try pictures()
    let keys =
        "columns: {person: 'path[1]'}, labels: {real: 0, fake: 1}, split: {train: 0.7, test: 0.3, by: "
        + "person, seed: 1}"
    let lab = try collection(folder, keys).domains[0]
    #expect(lab.parts.map(\.indices.count) == [16, 8])
    let persons = try lab.store.column("person")
    let sides = lab.parts.map { part in Set(part.indices.compactMap { persons.text(at: $0) }) }
    #expect(sides[0].isDisjoint(with: sides[1]))
    #expect(lab.classes == ["real", "fake"])
    let video = "columns: {video: 'path[1]'}, split: {train: 0.5, test: 0.5}"
    #expect(
        goldenFault { _ = try collection(folder, video) }
            == "3:3 split needs by: there is a column video, whose groups it could tear apart | by: "
            + "video, or by: null for single samples"
    )
    #expect(try collection(folder, video.replacing("0.5}", with: "0.5, by: null}")).domains[0].size == 24)
}

@Test("domains of a column, and splits of a column or of lists")
func otherSplits() throws {
    let folder = try pictures()
    let cameras = try collection(folder, "columns: {camera: 'path[2]'}, domains: {column: camera}")
    #expect(
        cameras.domains.map(\.key) == ["lab.phone", "lab.web"] && cameras.domains.map(\.size) == [12, 12])
    #expect(
        goldenFault { _ = try collection(folder, "columns: {camera: 'path[2]'}, split: {column: camera}") }
            == "3:3 column camera has the value phone, which is no split | splits are train, val and test")
    try folder.write(
        "# of two\nreal/anna/phone/000.png\n  fake/anna/phone/000.png # the other\n",
        to: "lab/lists/train.txt")
    let listed = try collection(folder, "split: {files: {train: lists/train.txt}}").domains[0]
    #expect(listed.parts.map(\.indices.count) == [2] && listed.splits == [.train])
}

@Test("domain/class/image makes a domain of each first folder")
func domainFolders() throws {
    let folder = try TemporaryFolder()
    defer { folder.stays() }
    let image = Image(shape: ImageShape(height: 1, width: 1, channels: 1), pixels: .bytes([7]))
    for path in ["Art/dog/1.png", "Art/cat/2.png", "photo set/dog/deep/3.png", "photo set/4.png"] {
        try folder.write(PNG.encode(image), to: "lab/" + path)
    }
    let lab = try collection(folder, "layout: domain/class/image")
    #expect(lab.domains.map(\.key) == ["lab.art", "lab.photo_set"])
    #expect(lab.domains.map(\.size) == [2, 1] && lab.domains[1].classes == ["cat", "dog"])
    #expect(lab.notices.count == 1)
}

@Test("image makes all alike: crop, size and channels")
func imageRule() throws {
    let folder = try pictures()
    defer { folder.stays() }
    let lab = try collection(folder, "image: {size: [4, 4], crop: centre, channels: 3}").domains[0]
    let image = try lab.store.images.image(at: 5)
    #expect(image.shape == ImageShape(height: 4, width: 4, channels: 3))
    #expect(image.bytes == [UInt8](repeating: image.bytes[0], count: 48))
    #expect(try lab.store.images.shape() == image.shape)
}

@Test("transforms change training images only, and the same way each time")
func transforms() throws {
    let folder = try TemporaryFolder()
    defer { folder.stays() }
    let shape = ImageShape(height: 1, width: 2, channels: 1)
    for (name, pixels) in [("real/0.png", [10, 20]), ("fake/1.png", [30, 40])] as [(String, [UInt8])] {
        try folder.write(PNG.encode(Image(shape: shape, pixels: .bytes(pixels))), to: "lab/" + name)
    }
    let mix = try collection(folder, "transforms: [{flip: {p: 1.0}}]").mixture
    let trained = try BatchPlan(mix, batch: 2, seed: 0).batches(step: 0)[0].images.floats()
    #expect(
        Set(trained.chunked(2)) == [[Float(20) / 255, Float(10) / 255], [Float(40) / 255, Float(30) / 255]])
    let scored = try PooledSamples(mix).images(0..<2).floats()
    #expect(
        Set(scored.chunked(2)) == [[Float(10) / 255, Float(20) / 255], [Float(30) / 255, Float(40) / 255]])
}

extension Array {
    /// Pieces of n elements.
    fileprivate func chunked(_ n: Int) -> [[Element]] {
        stride(from: 0, to: count, by: n).map { Array(self[$0..<Swift.min($0 + n, count)]) }
    }
}
