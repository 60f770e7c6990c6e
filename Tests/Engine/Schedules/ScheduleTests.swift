import Engine
import Testing

@Suite struct ScheduleTests {
    private func values(_ rule: any ScheduleRule, _ steps: Range<Int>, of planned: Int?) throws -> [Double] {
        try steps.map { try Schedule(rule).value(at: $0, of: planned) }
    }

    private func close(_ a: [Double], _ b: [Double]) -> Bool {
        // The formulas are a handful of operations in doubles: 1e-14 of values up to 1 leaves them 50
        // roundings.
        a.count == b.count && zip(a, b).allSatisfy { abs($0 - $1) < 1e-14 }
    }

    @Test("a constant stays, also in a run of unknown length")
    func constant() throws {
        #expect(try values(ConstantSchedule(x: 0.3), 0..<3, of: nil) == [0.3, 0.3, 0.3])
        #expect(Schedule(0.3).constant == 0.3)
    }

    @Test("a linear decay of 4 steps falls by quarters, warms up first, and keeps its end")
    func linear() throws {
        #expect(close(try values(LinearDecay(x: 1), 0..<6, of: 4), [1, 0.75, 0.5, 0.25, 0, 0]))
        let warm = LinearDecay(x: 1, to: 0.2, warmup: 2)
        #expect(close(try values(warm, 0..<6, of: 4), [0.5, 1, 1, 0.6, 0.2, 0.2]))
    }

    // Made with torch.optim.lr_scheduler.CosineAnnealingLR(T_max=8, eta_min=0.01) of PyTorch 2.15.
    @Test("a cosine decay is PyTorch's")
    func cosine() throws {
        let torch = [
            0.1, 0.0965745789630079, 0.08681980515339463, 0.07222075445642905, 0.055, 0.03777924554357096,
            0.023180194846605363, 0.013425421036992097, 0.01,
        ]
        #expect(close(try values(CosineDecay(x: 0.1, to: 0.01), 0..<9, of: 8), torch))
    }

    @Test("a step decay falls every so many steps and keeps its last value past the end")
    func step() throws {
        let rule = StepDecay(x: 1, every: 2, factor: 0.5)
        #expect(try values(rule, 0..<7, of: nil) == [1, 1, 0.5, 0.5, 0.25, 0.25, 0.125])
        #expect(try values(rule, 0..<7, of: 4) == [1, 1, 0.5, 0.5, 0.5, 0.5, 0.5])
    }

    @Test("a warm-up rises from x/steps to x")
    func warmup() throws {
        #expect(try values(Warmup(x: 1, steps: 4), 0..<6, of: nil) == [0.25, 0.5, 0.75, 1, 1, 1])
        #expect(try values(Warmup(x: 1, steps: 0), 0..<2, of: nil) == [1, 1])
    }

    // Made with torch.optim.lr_scheduler.OneCycleLR(max_lr=0.1, total_steps=10) of PyTorch 2.15.
    @Test("one cycle is PyTorch's")
    func oneCycle() throws {
        let torch = [
            0.0040000000000000036, 0.052000000000000005, 0.1, 0.09504846320134738, 0.0811745653949763,
            0.06112620219362893, 0.03887419780637107, 0.0188258346050237, 0.004951936798652629, 4e-07,
        ]
        #expect(close(try values(OneCycle(x: 0.1), 0..<10, of: 10), torch))
        #expect(try OneCycle(x: 0.1).value(at: 25, of: 10) == OneCycle(x: 0.1).value(at: 9, of: 10))
        #expect(try OneCycle(x: 0.1).value(at: 0, of: 1).isFinite)
    }

    @Test("a schedule over the run is refused in a run of unknown length")
    func unknownLength() {
        for rule: any ScheduleRule in [LinearDecay(x: 1), CosineDecay(x: 1), OneCycle(x: 1)] {
            let fault = #expect(throws: Fault.self) { try Schedule(rule).value(at: 0, of: nil) }
            #expect(fault?.kind == .argument)
        }
    }

    @Test("every form prints itself as the expression that rebuilds it")
    func expressions() throws {
        #expect(Set(ScheduleCatalog.forms.map(\.name)).count == 6)
        let form = CosineDecay.form
        let call = Call(
            [Call.Argument(.real(1e-3))], named: [(label: "to", labelPlace: nil, argument: .init(1e-5))])
        #expect(try form.make(call).summary == "cosine_decay(x: 0.001, to: 1e-05)")
        #expect(throws: Fault.self) { try StepDecay.form.make(Call(values: [1, 0])) }
    }
}
