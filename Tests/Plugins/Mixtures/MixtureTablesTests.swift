import Engine
import Plugins
import Testing

@Test("a mixture is shown as its expression, a table of its domains and the steps of an epoch")
func shown() throws {
    let mix = try Mixture(TinyDomains.domains(["df", "f2f", "fs"], shared: 1600, own: 1600))
    #expect(
        mix.shown(in: QuietHost()) == [
            "df + f2f + fs",
            "domain  weight  train  real  fake  times",
            "df       0.333   1920   960   960      1",
            "f2f      0.333   1920   960   960      1",
            "fs       0.333   1920   960   960      1",
            "120 steps of 48 an epoch (batch: 16)",
        ])
}

@Test("describe has a row a domain and split with classes, videos and identities")
func describing() throws {
    let table = try Mixture(TinyDomains.domains(["a", "b"])).description()
    #expect(
        table.columns.map(\.name) == ["domain", "split", "n", "real", "fake", "videos", "identities", "size"])
    #expect(table.count == 6)
    let row = table.row(4)
    #expect(row["domain"]?.exactText == "b" && row["split"]?.exactText == "val")
    #expect(row["n"]?.exactInt == 4 && row["videos"]?.exactInt == 4 && row["identities"]?.exactInt == 2)
    #expect(row["size"]?.exactText == "1x1x1")
}

@Test("head gives the first samples without their images, column a column over all of them")
func headAndColumn() throws {
    let domain = try TinyDomains.domains(["a"])[0]
    let head = try Mixture(domain).head(2)
    #expect(head.columns.map(\.name) == ["label", "method", "video", "identity", "frame", "split"])
    #expect(head.row(1)["video"]?.exactText == "real/1")
    guard case .tensor(let frames, _) = try domain.column("frame") else { return #expect(Bool(false)) }
    #expect(try frames.ints().prefix(7) == [0, 1, 2, 3, 4, 5, 10])
    let fault = #expect(throws: Fault.self) { try domain.column("metod") }
    #expect(fault?.hint == "did you mean method?")
}

@Test("the fields of a mixture are its splits, size, weights, domains and each domain by name")
func fields() throws {
    let mix = try Mixture(TinyDomains.domains(["a", "b"]))
    #expect(mix.fieldNames == ["train", "val", "test", "size", "weights", "domains", "a", "b"])
    #expect(try mix.field("size", in: QuietHost())?.exactInt == 40)
    #expect(try mix.field("c", in: QuietHost()) == nil)
    guard case .noun(let b) = try mix.field("b", in: QuietHost()) else { return #expect(Bool(false)) }
    #expect(b.summary == "b")
}
