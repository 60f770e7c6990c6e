import Engine
import Plugins
import Testing

@Test("where acts within each split and an emptied domain is a notice")
func filtering() throws {
    let mix = try Mixture(TinyDomains.domains(["a", "b"]))
    var notices: [String] = []
    let onlyA = try mix.filtered(as: ".where(f)", notify: { notices.append($0) }) {
        try $0.value(of: "method").exactText == "a"
    }
    #expect(onlyA.datasets[0].parts.map(\.indices.count) == [6, 2, 2])
    #expect(notices == ["no sample of c.b is left"])
    #expect(onlyA.expression == "(a + b).where(f)")
    #expect(onlyA != mix)
    #expect(try onlyA == mix.filtered(as: ".where(g)") { try $0.value(of: "method").exactText == "a" })
}

@Test("take shares n by weight, keeps the fraction in the other splits and the classes in proportion")
func taking() throws {
    let mix = try Mixture(TinyDomains.domains(["a", "b"], shared: 100, own: 100)).weighted([3, 1])
    let taken = try mix.taken(80, seed: 3)
    #expect(taken.datasets.map { $0.trainingIndices.count } == [60, 20])
    // A has 120 training samples, so half of the 40 of val and test; b a sixth: 6.67, rounded.
    #expect(taken.datasets.map { $0.indices(of: .test)?.count } == [20, 7])
    #expect(taken.datasets[0].classCounts(of: taken.datasets[0].trainingIndices) == [30, 30])
    #expect(taken.datasets[0].trainingIndices == taken.datasets[0].trainingIndices.sorted())
    #expect(try taken == mix.taken(80, seed: 3))
    #expect(try taken != mix.taken(80, seed: 4))
    #expect(taken.expression == "(3*a + b).take(80, seed: 3)")
}

@Test("take gives all that is there with a notice, and passes on what a small domain cannot give")
func takingTooMany() throws {
    let small = try TinyDomains.plain("small", shared: 5, own: 5)
    let large = try TinyDomains.plain("large", shared: 50, own: 50)
    let mix = try Mixture([small, large])
    #expect(try mix.taken(40, seed: 0).datasets.map(\.size) == [10, 30])
    var notices: [String] = []
    #expect(try mix.taken(1000, seed: 0) { notices.append($0) } == mix)
    #expect(notices.count == 1)
    #expect(throws: Fault.self) { try mix.taken(0, seed: 0) }
    #expect(try mix.capped(20, seed: 0).datasets.map(\.size) == [10, 20])
}

@Test("split keeps whole identities together, is repeatable, and both parts have no splits")
func splitting() throws {
    let domain = try TinyDomains.domains(["a"], shared: 50, own: 50)[0]
    let parts = try domain.split(0.8, seed: 1)
    let identity = try domain.store.column("identity")
    let sides = parts.map { part in Set(part.parts[0].indices.compactMap { identity.text(at: $0) }) }
    #expect(sides[0].isDisjoint(with: sides[1]))
    #expect(parts.map(\.size) == [80, 20])
    #expect(parts.allSatisfy { $0.splits.isEmpty })
    #expect(try domain.split(0.8, seed: 1)[0].hasSameSamples(as: parts[0]))
    #expect(try !domain.split(0.8, seed: 2)[0].hasSameSamples(as: parts[0]))
    #expect(throws: Fault.self) { try domain.split(0.8, by: .column("person"), seed: 0) }
    #expect(throws: Fault.self) { try domain.split(1, seed: 0) }
}

@Test("balance by a column without choice is a notice, by an unknown one an error that lists the columns")
func balancing() throws {
    let mix = try Mixture(TinyDomains.domains(["a"]))
    let fakes = try mix.filtered(as: ".where(f)") { try $0.value(of: "label").exactText == "fake" }
    var notices: [String] = []
    _ = try fakes.balanced(by: "label") { notices.append($0) }
    #expect(notices == ["c.a has one value of label, fake: there is nothing to balance"])
    let fault = #expect(throws: Fault.self) { try mix.balanced(by: "quality") }
    #expect(fault?.hint == "its columns are image, label, method, video, identity, frame")
}

@Test("narrowing names what there is, and size counts the splits present")
func narrowing() throws {
    let mix = try Mixture(TinyDomains.domains(["a", "b"]))
    #expect(mix.size == 40)
    #expect(try mix.narrowed(to: .test).size == 8)
    #expect(try mix.narrowed(to: .test).label == "a+b.test")
    let fault = #expect(throws: Fault.self) { try mix.narrowed(to: .test).narrowed(to: .train) }
    #expect(fault?.hint == "it has test")
    #expect(throws: Fault.self) { try TinyDomains.plain("x", shared: 1, own: 1).narrowed(to: .val) }
}

@Test("names of domains are made of a-z, 0-9 and _, and mean nothing else")
func domainNames() throws {
    let domain = try TinyDomains.plain("a", shared: 1, own: 1)
    #expect(try domain.named("x.low_1").name == "low_1")
    for bad in ["", "A", "1a", "a-b", "train", "a.", "weights"] {
        #expect(throws: Fault.self) { try domain.named(bad) }
    }
    #expect(DomainName.made(from: "FF-NT") == "ff_nt")
    #expect(DomainName.made(from: "10 x") == "d_10_x")
}
