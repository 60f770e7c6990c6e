import Engine

/// Steps as records of the language.
enum StepRecords {
    /// A step with every intermediate.
    ///
    /// - Parameter shape: of θ as the user wrote it.
    static func record(_ step: StepAnatomy, shape: [Int], isWeak: Bool) throws -> Record {
        func vector(_ tensor: Tensor) throws -> Value { .tensor(try tensor.reshape(shape), weak: isWeak) }
        let byDomain = Record(try zip(step.domains, step.gradients).map { ($0, try vector($1)) })
        func climbed(_ part: (ObjectiveReport.Ascent) throws -> Value) throws -> Value {
            .record(Record(try step.ascents.map { ($0.domain ?? "shared", try part($0)) }))
        }
        return Record([
            ("theta", try vector(step.theta)),
            ("losses", .record(Record(zip(step.domains, step.losses).map { ($0, .real($1)) }))),
            ("grads", .record(byDomain)),
            ("mean_grad", try vector(step.meanGradient)),
            ("climb", try climbed { try vector($0.climb) }),
            ("ascent", try climbed { try vector($0.point) }),
            ("loss_at_ascent", try climbed { .real($0.loss) }),
            ("grads_at_ascent", try climbed { try vector($0.gradient) }),
            ("direction", try vector(step.direction)),
            ("update", try vector(step.update)),
            ("new_theta", try vector(step.newTheta)),
            ("alignment", step.alignment.map { .real($0) } ?? .null),
        ])
    }

    /// A walk: every point, every ascent point, every step, and where it ended.
    static func record(
        _ walk: Walk, shape: [Int], isWeak: Bool, end losses: (names: [String], values: [Double])
    ) throws -> Record {
        let steps = walk.steps
        let last = steps.last?.newTheta
        let points = steps.map(\.theta) + (last.map { [$0] } ?? [])
        let ascents = steps.flatMap { $0.ascents.map(\.point) }
        let size = points.first?.count ?? 0
        let mean = losses.values.reduce(0, +) / Double(max(1, losses.values.count))
        let end = Record([
            ("theta", try last.map { .tensor(try $0.reshape(shape), weak: isWeak) } ?? .null),
            ("losses", .record(Record(zip(losses.names, losses.values).map { ($0, .real($1)) }))),
            ("mean_loss", .real(mean)),
        ])
        return Record([
            ("theta", .tensor(try Tensor.stack(points), weak: isWeak)),
            (
                "ascent",
                .tensor(
                    ascents.isEmpty ? try Tensor.zeros([0, size], .f64) : try Tensor.stack(ascents), weak: isWeak)
            ),
            ("steps", .list(try steps.map { .record(try record($0, shape: shape, isWeak: isWeak)) })),
            ("last", .record(end)),
        ])
    }
}
