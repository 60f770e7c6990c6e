import Engine
import Plugins
import Testing

/// Mixtures with weights drawn from 10⁻³ … 10³ for property tests.
private func randomMixtures(_ count: Int) throws -> [(Mixture, Mixture, Mixture, Double)] {
    let domains = try TinyDomains.domains(["a", "b", "c", "d"])
    var stream = Stream(seed: 7, .probe)
    func mixture() throws -> Mixture {
        let chosen = stream.permutation(4).prefix(1 + stream.int(below: 4)).map { domains[$0] }
        return try Mixture(Array(chosen)).weighted(chosen.map { _ in Double.exp(stream.uniform() * 14 - 7) })
    }
    return try (0..<count).map { _ in
        (try mixture(), try mixture(), try mixture(), stream.uniform() * 9 + 0.1)
    }
}

@Test("mixtures obey the laws of a weighted sum whatever the weights")
func laws() throws {
    for (a, b, c, k) in try randomMixtures(200) {
        #expect(try a.joined(with: b) == b.joined(with: a))
        #expect(try a.joined(with: b).joined(with: c) == a.joined(with: b.joined(with: c)))
        #expect(try a.joined(with: b).scaled(by: k) == a.scaled(by: k).joined(with: b.scaled(by: k)))
        #expect(try a.joined(with: a) == a.scaled(by: 2))
        #expect(try a.scaled(by: 2) != a)
        #expect(a == a)
    }
}

@Test("weights are normalised when used: 0.5 df + 0.3 f2f + fs is 0.2778 : 0.1667 : 0.5556")
func normalisedWeights() throws {
    let d = try TinyDomains.domains(["df", "f2f", "fs"])
    let mix = try Mixture(d).weighted([0.5, 0.3, 1])
    let expected = [0.5 / 1.8, 0.3 / 1.8, 1 / 1.8]
    // Three divisions of doubles: a few units in the last place.
    for (w, e) in zip(mix.normalizedWeights, expected) { #expect(abs(w - e) < 1e-15) }
    #expect(mix.expression == "0.5*df + 0.3*f2f + fs")
    #expect(mix.label == "0.5*df+0.3*f2f+fs")
}

@Test("weights near the largest number still normalise")
func hugeWeights() throws {
    let d = try TinyDomains.domains(["a", "b"])
    #expect(try Mixture(d).weighted([1.7e308, 1.7e308]).normalizedWeights == [0.5, 0.5])
    #expect(throws: Fault.self) { try Mixture(d).scaled(by: 1.7e308).scaled(by: 10) }
}

@Test("the same key with other samples cannot be joined, and the error shows both")
func sameKeyOtherSamples() throws {
    let d = try TinyDomains.domains(["df"])
    let whole = Mixture(d[0])
    let fakes = try whole.filtered(as: ".where(s => s.label == \"fake\")") {
        try $0.value(of: "label").exactText == "fake"
    }
    let fault = #expect(throws: Fault.self) { try whole.joined(with: fakes) }
    #expect(fault?.message.contains("df with 20 samples") == true)
    #expect(fault?.message.contains("df.where(s => s.label == \"fake\") with 10") == true)
    #expect(fault?.hint?.contains("named(x, \"df_2\")") == true)
    let renamed = Mixture(try fakes.datasets[0].named("df_fakes"))
    #expect(try whole.joined(with: renamed).names == ["df", "df_fakes"])
}

@Test("domains with other classes cannot be joined")
func otherClasses() throws {
    let a = try TinyDomains.plain("a", shared: 1, own: 1)
    let store = SampleStore(
        fingerprint: "x", classes: ["cat", "dog"], labels: [0, 1], columns: [], images: a.store.images)
    let b = Dataset(key: "b", collection: "b", store: store, parts: [.init(split: nil, indices: [0, 1])])
    let fault = #expect(throws: Fault.self) { try Mixture(a).joined(with: Mixture(b)) }
    #expect(fault?.message == "the classes differ: a has [real, fake], b has [cat, dog]")
}

@Test("a weight that is zero, negative or not finite is refused", arguments: [0, -1, .nan, .infinity])
func badWeights(_ weight: Double) throws {
    let mix = Mixture(try TinyDomains.plain("a", shared: 1, own: 1))
    #expect(throws: Fault.self) { try mix.scaled(by: weight) }
    #expect(throws: Fault.self) { try mix.weighted([weight]) }
}

@Test("without takes domains away, refuses strangers, and leaves at least one")
func without() throws {
    let d = try TinyDomains.domains(["a", "b"])
    let mix = try Mixture(d)
    #expect(try mix.without(Mixture(d[1])) == Mixture(d[0]))
    #expect(throws: Fault.self) { try mix.without(mix) }
    #expect(throws: Fault.self) { try Mixture(d[0]).without(Mixture(d[1])) }
}

@Test("operators of the language: weight times dataset either way, plus, and remedies for the others")
func operators() throws {
    let d = try TinyDomains.domains(["df", "f2f"])
    let (df, f2f) = (Mixture(d[0]), Mixture(d[1]))
    func result(_ value: Value?) throws -> Mixture? {
        if case .noun(let noun) = value { noun as? Mixture } else { nil }
    }
    let left = try #require(try result(df.combined(.multiply, with: .real(0.5), reversed: true)))
    let right = try #require(try result(df.combined(.multiply, with: .real(0.5), reversed: false)))
    #expect(left == right)
    #expect(try result(df.combined(.add, with: .noun(f2f), reversed: true))?.names == ["f2f", "df"])
    let product = #expect(throws: Fault.self) {
        try df.combined(.multiply, with: .noun(f2f), reversed: false)
    }
    #expect(product?.hint == "write df + f2f")
    let difference = #expect(throws: Fault.self) {
        try df.combined(.subtract, with: .noun(f2f), reversed: false)
    }
    #expect(difference?.hint == "write (df).without(f2f)")
    #expect(try df.combined(.add, with: .int(1), reversed: false) == nil)
}

@Test("names are the last part of the key, or the whole key where two are alike")
func names() throws {
    let a = try TinyDomains.domains(["df", "fs"])
    let b = try TinyDomains.domains(["df"], collection: "e", fingerprint: "other")
    #expect(try Mixture(a + b).names == ["c.df", "fs", "e.df"])
}
