import Engine
import Language
import Plugins

/// `sharpness`, `features`, `pca`: the geometry of a model's loss and of what it sees.
enum GeometryForms {
    static let all: [CommandForm] = [sharpness, features, pca]

    private static let sharpness = CommandForm.command(
        "sharpness", "the largest eigenvalues of the Hessian of the mean loss", result: "tensor",
        notes: "By Lanczos' iteration on exact Hessian-vector products, on the samples of one step; the model in training "
            + "mode, its running statistics kept as they were.",
        example: Example("sharpness(mlp(input: [1, 8, 8], classes: 10), on: data.digits.r0, k: 2).shape", prints: ["[2]"])
    ) { fields in
        let run = fields("run", .model, help: "a model or run")
        let on = fields("on", .mixture, help: "the domains")
        let k = fields("k", .int, default: 1, in: .between(1, 50), help: "how many eigenvalues")
        let batch = fields("batch", .int, default: 64, in: .atLeast(1), help: "samples per domain, on average")
        let seed = fields.seed(help: "which samples, and the start of the iteration")
        return { arguments, session in
            let key = UInt64(bitPattern: Int64(session.seed(arguments[seed])))
            var landscape = try StepLandscape.make(
                arguments[run], on: arguments[on], batch: session.isSmoke ? min(16, arguments[batch]) : arguments[batch],
                seed: key, session)
            return .tensor(
                try Tensor(Curvature.sharpness(of: &landscape, k: arguments[k], seed: key)), weak: true)
        }
    }

    private static let features = CommandForm.command(
        "features", "the inputs of a model's last layer, one row a sample", result: "tensor",
        notes: "Shape [n, d], the model in evaluation mode, of the test split where there is one, in the order of the "
            + "samples.",
        example: Example("features(mlp(input: [1, 8, 8], classes: 10), on: data.digits.r0).shape", prints: ["[60, 64]"])
    ) { fields in
        let run = fields("run", .model, help: "a model or run")
        let on = fields("on", .mixture, help: "what to look at")
        return { arguments, session in
            let model = arguments[run]
            let pool = try PooledSamples(arguments[on])
            try pool.prepare { _, _, _ in try session.checkInterrupt() }
            var parts: [Tensor] = []
            for start in stride(from: 0, to: pool.count, by: Model.chunk) {
                try session.checkInterrupt()
                let images = try pool.images(start..<min(pool.count, start + Model.chunk))
                parts.append(try model.outputs(images).features)
            }
            return .tensor(try Tensor.cat(parts), weak: false)
        }
    }

    private static let pca = CommandForm.command(
        "pca", "rows in the directions of their largest spread", result: "tensor",
        notes: "Rows are centred; a direction's sign makes its largest component positive.",
        example: Example("pca([[1, 1], [2, 2], [3, 3]], dims: 1)", prints: ["[-1.4142]", "[     0]", "[ 1.4142]"])
    ) { fields in
        let x = fields("x", .tensor, help: "a matrix, one row a sample")
        let dims = fields("dims", .int, default: 2, in: .atLeast(1), help: "how many directions")
        return { arguments, _ in
            let operand = try arguments[x].floating()
            let found = try PrincipalComponents(of: operand.tensor, count: arguments[dims])
            return Operand(found.coordinates, isWeak: operand.isWeak).value
        }
    }
}

/// The landscape of one step's samples of a mixture.
enum StepLandscape {
    static func make(
        _ model: Model, on mixture: Mixture, batch: Int, seed: UInt64, step: Int = 0, _ session: Session
    ) throws -> any Landscape {
        let plan = try BatchPlan(mixture, batch: batch, seed: seed)
        try plan.prepare { _, _, _ in try session.checkInterrupt() }
        let batches = try plan.batches(step: step).map {
            try Batch(domain: $0.domain, inputs: $0.images, labels: $0.labels)
        }
        return try ModelLandscape(model, batches)
    }
}
