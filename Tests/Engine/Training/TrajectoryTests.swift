import Engine
import Foundation
import Testing

@Suite struct TrajectoryTests {
    @Test("five steps follow the reference's, in f32 and f64", arguments: Trajectory.all)
    func follow(_ trajectory: Trajectory) throws {
        let run = try ReferenceRun(trajectory.net)
        for dtype in [DType.f32, .f64] {
            let worst = try compare(trajectory, run, dtype)
            if ProcessInfo.processInfo.environment["PRINT_TRAJECTORIES"] != nil {
                print("trajectory \(trajectory.testDescription) \(dtype.rawValue) \(worst)")
            }
        }
    }

    /// Compares after the first step, then after the fifth; gives the worst relative difference.
    private func compare(_ trajectory: Trajectory, _ run: ReferenceRun, _ dtype: DType) throws -> Double {
        let (optimizer, lr) = trajectory.step
        var training = try Training(
            model: run.model(dtype), objective: trajectory.replaying(run), optimizer: optimizer,
            lr: Schedule(lr))
        let prefix = "\(trajectory.label)/\(trajectory.optimizer)"
        let digits = dtype == .f64 ? "64" : ""
        let limit = trajectory.tolerance(dtype)
        let losses = try run.array("\(prefix)/loss\(digits)").doubles()
        let perturbed = run.file["\(prefix)/perturbed\(digits)"]?.doubles()
        let penalty = run.file["\(prefix)/penalty\(digits)"]?.doubles()
        var (worst, penalties) = (0.0, [Double]())
        for step in 0..<5 {
            let report = try training.step(run.batches(step))
            var pairs = [("loss \(step)", trajectory.loss(report.objective), losses[step])]
            if let perturbed {
                let value = try #require(report.objective.perturbedLoss)
                pairs.append(("perturbed \(step)", value, perturbed[step]))
            }
            if penalty != nil { penalties.append(try #require(report.objective.penalty?.value)) }
            for (name, ours, theirs) in pairs {
                let difference = abs(ours - theirs) / abs(theirs)
                #expect(difference <= limit, "\(name) of \(trajectory.testDescription) \(dtype.rawValue)")
                worst = max(worst, difference)
            }
            guard step == 0 || step == 4 else { continue }
            worst = max(
                worst,
                try compare(training.model, run, "\(prefix)/param\(step == 0 ? "1" : "")\(digits)", limit))
        }
        // A variance of losses cancels where they are close, so penalties are compared as one vector.
        if let penalty {
            let distance = try relativeDistance(Tensor(penalties), Tensor(penalty))
            #expect(distance <= limit, "penalties of \(trajectory.testDescription)")
            worst = max(worst, distance)
        }
        for (name, tensor) in training.model.buffers.entries {
            let distance = try relativeDistance(tensor, run.array("\(prefix)/bn\(digits)/\(name)"))
            #expect(distance <= limit, "\(name)")
            worst = max(worst, distance)
        }
        return worst
    }

    private func compare(_ model: Model, _ run: ReferenceRun, _ prefix: String, _ limit: Double) throws
        -> Double
    {
        var worst = 0.0
        for (entry, tensor) in zip(model.layout.entries, try model.layout.unpack(model.point)) {
            let distance = try relativeDistance(tensor, run.array("\(prefix)/\(entry.name)"))
            #expect(distance <= limit, "\(prefix)/\(entry.name)")
            worst = max(worst, distance)
        }
        return worst
    }

    @Test("the inside of a first step of roga is the reference's", arguments: ReferenceRun.nets)
    func internals(_ net: String) throws {
        let run = try ReferenceRun(net)
        let model = try run.model(.f64)
        var roga = RoGA()
        (roga.rho, roga.alpha, roga.pool) = (Schedule(0.1), 0.05, .domain)
        var landscape: any Landscape = try ModelLandscape(model, run.batches(0))
        let report = try roga.step(on: &landscape, ObjectiveMoment(step: 0, planned: nil)).report
        let gradients = try #require(report.gradients)
        let losses = try run.array("internals/losses").doubles()
        try expect(#require(report.meanGradient), "g", run, model.layout)
        for i in 0..<3 {
            #expect(abs(report.losses[i] / losses[i] - 1) <= 1e-10)
            #expect(
                try abs(report.ascents[i].loss / run.array("internals/loss_at_point/\(i)").item() - 1)
                    <= 1e-10)
            #expect(try abs(gradients[i].length() / run.array("internals/gnorm/\(i)").item() - 1) <= 1e-10)
            try expect(gradients[i], "g\(i)", run, model.layout)
            try expect(report.ascents[i].climb, "eps\(i)", run, model.layout)
            try expect(report.ascents[i].point, "point\(i)", run, model.layout)
            try expect(report.ascents[i].gradient, "gp\(i)", run, model.layout)
        }
    }

    private func expect(_ vector: Tensor, _ name: String, _ run: ReferenceRun, _ layout: ParameterLayout)
        throws
    {
        for (entry, tensor) in zip(layout.entries, try layout.unpack(vector)) {
            let distance = try relativeDistance(tensor, run.array("internals/\(name)/\(entry.name)"))
            #expect(distance <= 1e-10, "\(name)/\(entry.name): \(distance)")
        }
    }
}
