import Engine
import Testing

/// What the tests of degenerate cases train on, and how they compare.
enum DegenerateCase {
    /// Batches by step.
    enum Samples {
        /// The recorded ones: 8, 6 and 7 samples.
        case all
        /// Their first domain.
        case one
        /// The first domain three times.
        case same
        /// The first 6 samples of each.
        case even
    }

    static func roga(
        rho: Double = 0.1, alpha: Double = 0.05, w: (Double, Double) = (0.5, 0.5), judge: RoGA.Judge = .all,
        ascent: RoGA.Climb = .domain, metric: AscentMetric = .none
    ) -> RoGA {
        var roga = RoGA()
        (roga.rho, roga.alpha, roga.judge, roga.ascent) = (Schedule(rho), alpha, judge, ascent)
        roga.weights = (erm: w.0, ascent: w.1)
        roga.perturbation = Perturbation(metric: metric, eta: 0.01)
        return roga
    }

    static func batches(_ run: ReferenceRun, _ step: Int, _ samples: Samples) throws -> [Batch] {
        let all = try run.batches(step)
        switch samples {
        case .all: return all
        case .one: return [all[0]]
        case .same:
            return try (0..<3).map {
                try Batch(domain: "d\($0)", inputs: all[0].inputs, labels: all[0].labels)
            }
        case .even:
            return try all.map {
                try Batch(
                    domain: $0.domain, inputs: $0.inputs.narrow(dim: 0, start: 0, length: 6),
                    labels: $0.labels.narrow(dim: 0, start: 0, length: 6))
            }
        }
    }

    /// Everything that five steps of SGD leave.
    static func trained(
        _ objective: any Objective, _ net: String, _ dtype: DType, _ samples: Samples
    ) throws -> [Double] {
        let run = try ReferenceRun(net)
        var training = try Training(
            model: run.model(dtype), objective: objective, optimizer: SGD(momentum: 0.9, weightDecay: 5e-4),
            lr: Schedule(0.1))
        for step in 0..<5 { _ = try training.step(batches(run, step, samples)) }
        return try training.model.namedTensors().flatMap { $0.tensor.doubles() }
    }

    /// The figures are those of ALGORITHMS 3.5, of which ours may be ten times as far; 0 means bit for bit.
    static func expect(
        _ a: any Objective, equals b: any Objective, _ samples: Samples, f64: Double, f32: Double,
        _ net: String
    ) throws {
        for (dtype, limit) in [(DType.f64, f64), (.f32, f32)] {
            let (x, y) = (try trained(a, net, dtype, samples), try trained(b, net, dtype, samples))
            let worst = zip(x, y).map { abs($0 - $1) }.max() ?? .infinity
            #expect(worst <= 10 * limit, "\(a.name) on \(net) in \(dtype.rawValue): \(worst)")
        }
    }
}
