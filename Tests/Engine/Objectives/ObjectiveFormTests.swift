import Engine
import Testing

@Suite struct ObjectiveFormTests {
    private func make(_ name: String, _ options: [(String, Value)] = []) throws -> any Objective {
        let form = try #require(ObjectiveCatalog.forms.first { $0.name == name })
        return try form.make(
            Call(named: options.map { (label: $0.0, labelPlace: nil, argument: Call.Argument($0.1)) }))
    }

    @Test("defaults are those of ALGORITHMS 2.22")
    func defaults() throws {
        #expect(try make("sam").options.entries.map(\.value.literal) == ["0.05", "\"none\"", "0"])
        #expect(try make("sagm").options.entries.map(\.value.literal) == ["0.05", "0.001"])
        #expect(
            try make("roga").options.entries.map { "\($0.key): \($0.value.literal)" } == [
                "rho: 0.05", "alpha: 0.001", "eval: \"all\"", "ascent: \"domain\"", "adaptive: \"none\"",
                "eta: 0.01",
                "w: [0.5, 0.5]", "pool: \"sample\"", "batch_norm: \"joint\"", "warmup: 0",
            ])
    }

    @Test("the others' defaults too, in the order of ALGORITHMS 2.22")
    func otherDefaults() throws {
        let expected = [
            "asam": "rho: 0.5, eta: 0.01", "gsam": "rho: 0.05, alpha: 0.4",
            "disam": "rho: 0.05, lambda: 0.1",
            "fish": "meta_lr: 0.5", "fishr": "lambda: 1000, anneal: 0.3, ema: 0.95",
            "iga": "penalty: 1, pool: \"sample\"", "andmask": "tau: 1, pool: \"sample\"",
            "sandmask": "tau: 0.5, k: 10, pool: \"sample\"", "pcgrad": "pool: \"sample\"",
            "cagrad": "c: 0.5, pool: \"sample\"", "groupdro": "eta: 0.01",
            "vrex": "lambda: 10, anneal: 0.1, pool: \"sample\"",
            "irm": "lambda: 100, anneal: 0.1, pool: \"sample\"",
            "mldg": "beta: 1, n_test: null, inner: \"adam\"", "coral": "gamma: 1, pool: \"sample\"",
            "mmd": "gamma: 1, pool: \"sample\"", "mixup": "beta: 0.2",
        ]
        for (name, options) in expected {
            let found = try make(name).options.entries.map { "\($0.key): \($0.value.literal)" }
            #expect(found.joined(separator: ", ") == options, "\(name)")
        }
        #expect(
            Set(expected.keys).union(["erm", "sam", "sagm", "roga"])
                == Set(ObjectiveCatalog.forms.map(\.name)))
    }

    @Test("every objective's form has an example, and says where it comes from")
    func help() {
        for form in ObjectiveCatalog.forms {
            #expect(form.example != nil && form.notes.contains("Source: "), "\(form.name)")
        }
    }

    @Test("an objective prints only the options that differ from their defaults")
    func expressions() throws {
        for form in ObjectiveCatalog.forms {
            #expect(ObjectiveNoun(try make(form.name)).summary == "\(form.name)()")
        }
        let roga = try make("roga", [("w", [1, 1]), ("eval", "own"), ("rho", 0.1)])
        #expect(ObjectiveNoun(roga).summary == "roga(rho: 0.1, eval: \"own\", w: [1, 1])")
    }

    @Test("rho takes a schedule")
    func schedules() throws {
        let decay = Schedule(LinearDecay(x: 0.1))
        let sam = try #require(try make("sam", [("rho", .noun(decay))]) as? SAM)
        #expect(try sam.rho.value(at: 5, of: 10) == 0.05)
        #expect(ObjectiveNoun(sam).summary == "sam(rho: linear_decay(x: 0.1))")
        #expect(throws: Fault.self) { try sam.check(domains: [], planned: nil) }
    }

    @Test("wrong options are refused with what is right")
    func refusals() {
        let wrong: [(String, String, Value)] = [
            ("roga", "eval", "owm"), ("roga", "w", [1]), ("roga", "rho", -1), ("roga", "lr", 0.1),
            ("sam", "adaptive", "some"), ("sagm", "alpha", -0.1), ("erm", "rho", 0.1),
        ]
        for (name, label, value) in wrong {
            let fault = #expect(throws: Fault.self) { try make(name, [(label, value)]) }
            #expect(fault?.kind == .argument)
        }
    }

    @Test("a warm-up below 1 is a fraction of the run, else a step")
    func switching() throws {
        #expect(try SwitchStep(0.3).step(of: 5001, "anneal") == 1500)
        #expect(try SwitchStep(0.29).step(of: 100, "anneal") == 29)
        #expect(try SwitchStep(2).step(of: nil, "anneal") == 2)
        #expect(try SwitchStep(0).step(of: nil, "anneal") == 0)
        #expect(throws: Fault.self) { try SwitchStep(0.3).step(of: nil, "anneal") }
    }
}
