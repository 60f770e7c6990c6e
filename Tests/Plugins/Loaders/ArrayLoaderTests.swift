import Engine
import Plugins
import Testing

/// A folder with fixtures that NumPy wrote, and a collection of an entry.
private func collection(_ entry: String, _ files: [String]) throws -> (DataCollection, TemporaryFolder) {
    let folder = try TemporaryFolder()
    for file in files { try folder.write(Fixture.bytes("lists/\(file)"), to: file) }
    let path = try folder.write("version: 1\ndatasets:\n  x: {\(entry)}\n", to: "m.yaml")
    return (try Shelf(share: Fixture.share, paths: [path], cache: nil).collection("x"), folder)
}

@Test(
    "MNIST's, NumPy's and archived arrays give the same samples",
    arguments: [
        "loader: idx, images: {train: images-idx3-ubyte}, targets: {train: labels-idx1-ubyte}",
        "loader: npy, images: {train: images.npy}, targets: {train: targets.npy}",
        "loader: npz, file: both.npz, images: x, targets: y",
    ])
func arrays(entry: String) throws {
    let (data, folder) = try collection(
        entry, ["images-idx3-ubyte", "labels-idx1-ubyte", "images.npy", "targets.npy", "both.npz"])
    defer { folder.stays() }
    let all = data.domains[0]
    // Classes are numbers in their own order: 10 last.
    #expect(all.size == 5 && all.classes == ["0", "1", "2", "10"])
    #expect(all.store.labels == [0, 1, 3, 2, 1])
    let image = try all.store.images.image(at: 1)
    #expect(image.shape == ImageShape(height: 4, width: 3, channels: 1))
    #expect(image.bytes == (12..<24).map { UInt8($0 * 4) })
}

@Test("CIFAR's planes become pixels")
func cifar() throws {
    let (data, folder) = try collection("loader: cifar, files: {test: cifar10.bin}", ["cifar10.bin"])
    defer { folder.stays() }
    let all = data.domains[0]
    #expect(all.classes == ["3", "7"] && all.store.labels == [1, 0])
    // Byte i of a record is i mod 256 and a plane has 1,024 = 4 × 256, so the three channels agree.
    let image = try all.store.images.image(at: 0)
    #expect(image.bytes.prefix(6) == [0, 0, 0, 1, 1, 1] && image.bytes.last == 255)
}

@Test(
    "pickles, swapped files, unequal numbers and cut-off records are refused, naming the file",
    arguments: [
        ("loader: npy, images: images.npy, targets: pickled.npy", "pickled.npy"),
        ("loader: idx, images: labels-idx1-ubyte, targets: labels-idx1-ubyte", "labels-idx1-ubyte"),
        ("loader: npz, file: both.npz, images: nothing", "both.npz"),
        ("loader: cifar, files: images.npy", "images.npy"),
        ("loader: idx, images: images.npy, targets: images.npy", "images.npy"),
    ])
func refusedArrays(entry: String, named: String) throws {
    let fault = #expect(throws: Fault.self) {
        try collection(
            entry, ["images-idx3-ubyte", "labels-idx1-ubyte", "images.npy", "pickled.npy", "both.npz"])
    }
    #expect(fault?.message.contains(named) == true)
}
