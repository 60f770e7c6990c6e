import Engine
import Plugins
import Testing

@Test("a pooled split counts a sample that domains share once, whatever the weights")
func sharedOnce() throws {
    let mix = try Mixture(TinyDomains.domains(["a", "b", "c"])).weighted([5, 1, 1])
    let pool = try PooledSamples(mix)
    #expect(pool.count == 2 + 3 * 2)
    #expect(pool.labels == [0, 0, 1, 1, 1, 1, 1, 1])
    #expect(try pool.videos().first == "c/real/8")
    #expect(try Set(pool.videos()).count == 8)
    #expect(try pool.images(6..<8).floats() == [38, 39].map { Float($0) / 255 })
}

@Test("a dataset without splits is read whole, a narrowed one as it is, and a missing split is an error")
func splitsOfAPool() throws {
    let domain = try TinyDomains.domains(["a"])[0]
    #expect(try PooledSamples(Mixture(TinyDomains.plain("x", shared: 3, own: 4))).count == 7)
    #expect(try PooledSamples(Mixture(domain.narrowed(to: .train))).count == 12)
    let noTest = try Mixture(domain).filtered(as: ".where(f)") { $0.split != .test }
    #expect(throws: Fault.self) { try PooledSamples(noTest) }
}
