import Engine
import Plugins
import Testing

private func collection(_ entry: String, _ list: String) throws -> (DataCollection, TemporaryFolder) {
    let folder = try TemporaryFolder()
    let picture = Image(shape: ImageShape(height: 2, width: 4, channels: 1), pixels: .bytes((0..<8).map { $0 }))
    for name in ["a, b.png", "c.png"] { try folder.write(PNG.encode(picture), to: name) }
    try folder.write(Fixture.bytes("lists/\(list)"), to: list)
    let path = try folder.write("version: 1\ndatasets:\n  x: {\(entry)}\n", to: "m.yaml")
    return (try Shelf(share: Fixture.share, paths: [path], cache: nil).collection("x"), folder)
}

@Test("lists of CSV and of JSON lines name images, classes and columns", arguments: ["csv", "jsonl"])
func lists(kind: String) throws {
    let (data, folder) = try collection("loader: \(kind), files: list.\(kind)", "list.\(kind)")
    defer { folder.stays() }
    let all = data.domains[0]
    #expect(all.size == 2 && all.classes == ["fake", "real"] && all.store.labels == [1, 0])
    #expect(all.rules == ["label → classes fake, real"])
    // A column of numbers holds numbers.
    #expect(try all.store.column("quality").value(at: 1).exactInt == 90)
    let person = try all.store.column("person")
    #expect(person.text(at: 0) == (kind == "csv" ? "Anna \"A\" Berg" : "é"))
    #expect(person.text(at: 1) == (kind == "csv" ? "line\nbreak" : nil))
    #expect(try all.store.images.image(at: 1).shape.width == 4)
}

@Test("a column that is not there is an error with the nearest name")
func unknownColumn() throws {
    let fault = #expect(throws: Fault.self) {
        try collection("loader: csv, files: list.csv, label: lable", "list.csv")
    }
    #expect(fault?.message.contains("lable") == true && fault?.hint?.contains("label") == true)
}
