import Engine
import Plugins
import Testing

@Test("a step has batch × domains samples, shared by largest remainder with ties to the earlier domain")
func shares() throws {
    #expect(Apportionment.shares(of: 48, weights: [1, 1, 1]) == [16, 16, 16])
    #expect(Apportionment.shares(of: 10, weights: [1, 1, 1]) == [4, 3, 3])
    #expect(Apportionment.shares(of: 48, weights: [0.5, 0.3, 1]) == [13, 8, 27])
    #expect(Apportionment.shares(of: 10, weights: [0.5, 0.3, 0.2]) == [5, 3, 2])
}

@Test("a domain that would get no sample is an error that names the smallest batch that works")
func tooSmallABatch() throws {
    let mix = try Mixture(TinyDomains.domains(["a", "b"])).weighted([1, 0.1])
    let fault = #expect(throws: Fault.self) { try BatchPlan(mix, batch: 2, seed: 0) }
    #expect(fault?.message == "b would get none of the 4 samples of a step")
    // Of 6 samples b's quota is 0.545, the larger remainder; of 4 it is 0.364 against 0.636.
    #expect(fault?.hint == "the smallest batch that works is batch: 3")
    #expect(try BatchPlan(mix, batch: 3, seed: 0).domains.map(\.samplesPerStep) == [5, 1])
}

@Test("every training sample is read once in its domain's epoch, then they are reshuffled")
func oncePerEpoch() throws {
    let mix = try Mixture(TinyDomains.domains(["a", "b"], shared: 10, own: 20)).weighted([2, 1])
    let plan = try BatchPlan(mix, batch: 3, seed: 5)
    #expect(plan.domains.map(\.samplesPerStep) == [4, 2])
    #expect(plan.stepsPerEpoch == 6)
    var read: [[Int]] = [[], []]
    for step in 0..<36 {
        for (place, indices) in plan.indices(step: step).enumerated() { read[place] += indices }
    }
    for (place, domain) in mix.datasets.enumerated() {
        let n = domain.trainingIndices.count
        for epoch in 0..<read[place].count / n {
            #expect(read[place][epoch * n..<(epoch + 1) * n].sorted() == domain.trainingIndices)
        }
        #expect(read[place][0..<n] != read[place][n..<2 * n])
    }
}

@Test("what a step draws depends on seed and step alone, not on what was drawn before")
func purity() throws {
    let mix = try Mixture(TinyDomains.domains(["a", "b"], shared: 40, own: 40))
    let plan = try BatchPlan(mix, batch: 7, seed: 1)
    let forwards = (0..<30).map { plan.indices(step: $0) }
    let fresh = try BatchPlan(mix, batch: 7, seed: 1)
    let backwards = (0..<30).reversed().map { fresh.indices(step: $0) }
    #expect(forwards == Array(backwards.reversed()))
    #expect(try BatchPlan(mix, batch: 7, seed: 2).indices(step: 0) != forwards[0])
}

@Test("domains that share samples read them in orders of their own")
func ordersDiffer() throws {
    let plan = try BatchPlan(
        Mixture(TinyDomains.domains(["a", "b"], shared: 100, own: 10)), batch: 30, seed: 0)
    let step = plan.indices(step: 0)
    #expect(step[0].filter { $0 < 100 } != step[1].filter { $0 < 100 })
}

@Test("other names for the same samples do not change what is drawn")
func namesDoNotMatter() throws {
    let domains = try TinyDomains.domains(["a", "b"])
    let renamed = try [domains[0].named("x"), domains[1].named("other.y")]
    let (one, two) = (try BatchPlan(Mixture(domains), seed: 3), try BatchPlan(Mixture(renamed), seed: 3))
    for step in 0..<20 { #expect(one.indices(step: step) == two.indices(step: step)) }
}

@Test("balance draws each value equally often in every step and drops nothing")
func balanced() throws {
    let domain = try TinyDomains.domains(["a"], shared: 10, own: 50)[0]
    let plan = try BatchPlan(Mixture(domain).balanced(by: "label"), batch: 8, seed: 0)
    var counts: [Int: Int] = [:]
    for step in 0..<60 {
        let indices = plan.indices(step: step)[0]
        #expect(indices.count { domain.store.labels[$0] == 0 } == 4)
        for index in indices { counts[index, default: 0] += 1 }
    }
    // 240 draws of each class over 6 reals and 30 fakes.
    #expect(domain.trainingIndices.allSatisfy { counts[$0] == (domain.store.labels[$0] == 0 ? 40 : 8) })
}

@Test("repeat lengthens the epoch and reads each sample so often in it")
func repeated() throws {
    let domain = try TinyDomains.domains(["a"])[0]
    let plan = try BatchPlan(Mixture(domain).repeated(3), batch: 4, seed: 0)
    #expect(plan.stepsPerEpoch == 9)
    #expect(plan.timesPerEpoch(0) == 3)
    let read = (0..<9).flatMap { plan.indices(step: $0)[0] }
    #expect(domain.trainingIndices.allSatisfy { index in read.count { $0 == index } == 3 })
}

@Test("an empty domain and an absent class are errors before the first step")
func emptyness() throws {
    let mix = try Mixture(TinyDomains.domains(["a"]))
    let test = try mix.narrowed(to: .test)
    #expect(throws: Fault.self) { try BatchPlan(test, seed: 0) }
    let fakes = try mix.filtered(as: ".where(f)") { try $0.value(of: "label").exactText == "fake" }
    let fault = #expect(throws: Fault.self) { try BatchPlan(fakes, seed: 0) }
    #expect(fault?.message == "a.where(f) has no training sample of class real")
}

@Test("batches hold the images and labels of the samples drawn")
func batches() throws {
    let plan = try BatchPlan(Mixture(TinyDomains.domains(["a", "b"])), batch: 4, seed: 0)
    let (indices, batches) = (plan.indices(step: 3), try plan.batches(step: 3))
    #expect(batches.map(\.domain) == ["a", "b"])
    for (batch, drawn) in zip(batches, indices) {
        #expect(batch.images.shape == [4, 1, 1, 1])
        #expect(batch.images.floats() == drawn.map { Float($0) / 255 })
        #expect(try batch.labels.ints() == drawn.map { $0 < 10 ? 0 : 1 })
    }
}
