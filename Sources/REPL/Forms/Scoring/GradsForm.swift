import Engine
import Language
import Plugins

/// `grads` and `cosine`: how the domains' gradients lie to each other.
enum GradsForm {
    static let all: [CommandForm] = [grads, cosine]

    private static let grads = CommandForm.command(
        "grads", "the gradients of the domains' losses: norms, cosines, conflicts", result: "record",
        notes: "Of the mean loss over the batches, the model in training mode, its running statistics kept as they were.",
        example: Example("grads(mlp(input: [1, 8, 8], classes: 10), on: data.digits.r0 + data.digits.r75).domains")
    ) { fields in
        let run = fields("run", .model, help: "a model or run")
        let on = fields("on", .mixture, help: "the domains")
        let batches = fields("batches", .int, default: 1, in: .between(1, 10_000), help: "how many steps' samples")
        let batch = fields("batch", .int, default: 16, in: .atLeast(1), help: "samples per domain in a step, on average")
        let only = fields(optional: "only", .text, help: "one layer by name")
        let seed = fields.seed(help: "which samples")
        return { arguments, session in
            let key = UInt64(bitPattern: Int64(session.seed(arguments[seed])))
            let plan = try BatchPlan(arguments[on], batch: arguments[batch], seed: key)
            let gradients = try DomainGradients(
                arguments[run], plan, steps: session.isSmoke ? 1 : arguments[batches], only: arguments[only],
                at: arguments.place(of: only), session)
            return .record(try gradients.record())
        }
    }

    private static let cosine = CommandForm.command(
        "cosine", "the cosine between two tensors of all elements; 0 if either is 0", result: "number",
        example: Example("cosine([1, 0], [1, 1])", prints: ["0.7071"])
    ) { fields in
        let a = fields("a", .tensor, help: "a tensor")
        let b = fields("b", .tensor, help: "another of the same number of elements")
        return { arguments, _ in
            let (x, y, _) = try Operand.unified(arguments[a].floating(), arguments[b].floating())
            let (u, v) = (x.doubles(), y.doubles())
            guard u.count == v.count else { throw Fault(.shape, "\(u.count) and \(v.count) elements have no cosine") }
            let product = zip(u, v).reduce(0) { $0 + $1.0 * $1.1 }
            let norms = (u.reduce(0) { $0 + $1 * $1 } * v.reduce(0) { $0 + $1 * $1 }).squareRoot()
            return .real(norms == 0 ? 0 : product / norms)
        }
    }
}

/// The domains' gradients, averaged over some steps' samples.
struct DomainGradients {
    let names: [String]
    let gradients: [[Double]]

    init(
        _ model: Model, _ plan: BatchPlan, steps: Int, only: String?, at place: Place?, _ session: Session
    ) throws {
        try plan.prepare { _, _, _ in try session.checkInterrupt() }
        names = plan.domains.map(\.name)
        var sums: [[Double]] = names.map { _ in [] }
        for step in 0..<steps {
            try session.checkInterrupt()
            let batches = try plan.batches(step: step).map {
                try Batch(domain: $0.domain, inputs: $0.images, labels: $0.labels)
            }
            var landscape: any Landscape = try ModelLandscape(model, batches)
            let (_, found) = try landscape.domainGradients(at: model.point, forward: .joint, statistics: .discard)
            for (at, gradient) in found.enumerated() {
                let values = gradient.doubles()
                sums[at] = sums[at].isEmpty ? values : zip(sums[at], values).map { $0 + $1 }
            }
        }
        let range = try DomainGradients.range(of: only, in: model, at: place)
        gradients = sums.map { sum in range.map { sum[$0] / Double(steps) } }
    }

    private static func range(of layer: String?, in model: Model, at place: Place?) throws -> [Int] {
        guard let layer else { return Array(0..<model.layout.count) }
        var indices: [Int] = []
        var start = 0
        for entry in model.layout.entries {
            if entry.name.hasPrefix(layer + ".") { indices += start..<start + entry.count }
            start += entry.count
        }
        guard !indices.isEmpty else {
            let layers = model.layout.entries.compactMap { $0.name.split(separator: ".").first.map(String.init) }
            let near = Suggestion.nearest(to: layer, among: layers)
            throw Fault(.name, "the model has no layer '\(layer)'", hint: near.map { "did you mean \($0)?" }, at: place)
        }
        return indices
    }

    /// What `grads` gives.
    func record() throws -> Record {
        let norms = gradients.map { $0.reduce(0) { $0 + $1 * $1 }.squareRoot() }
        let cosines = gradients.indices.map { i in
            gradients.indices.map { j in
                i == j ? 1 : norms[i] * norms[j] == 0 ? 0
                    : zip(gradients[i], gradients[j]).reduce(0) { $0 + $1.0 * $1.1 } / (norms[i] * norms[j])
            }
        }
        var conflicts: [Record] = []
        for i in names.indices {
            for j in names.indices where j > i && cosines[i][j] < 0 {
                conflicts.append(Record([("a", .text(names[i])), ("b", .text(names[j])), ("cosine", .real(cosines[i][j]))]))
            }
        }
        let mean = gradients[0].indices.map { at in gradients.reduce(0) { $0 + $1[at] } / Double(gradients.count) }
        return Record([
            ("domains", .list(names.map { .text($0) })),
            ("norms", .record(Record(zip(names, norms).map { ($0, .real($1)) }))),
            ("cosines", .noun(LabelledMatrix(rows: names, columns: names, values: cosines))),
            ("mean", .tensor(try Tensor(mean), weak: true)),
            ("conflicts", .table(Table(rows: conflicts))),
            ("g", .record(Record(try zip(names, gradients).map { ($0, .tensor(try Tensor($1), weak: true)) }))),
        ])
    }
}
