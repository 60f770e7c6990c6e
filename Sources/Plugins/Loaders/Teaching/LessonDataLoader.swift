import Engine

/// Loader `lesson_data`: the tabular teaching data.
enum LessonDataLoader {
    static let form = Form<Loader>(
        "lesson_data", "Teaching data of 9 or 10 features whose domains disagree about a shortcut, or do not.",
        result: "loader",
        notes:
            "conflict: four features tell the class weakly (0.841 at best), two tell it strongly but turn round in d3, "
            + "three name the domain; targets random and reversed. blocks: each source domain has a pair of features "
            + "that tells the class, silent in the others; targets absent and random. Sources d1 d2 d3 have 600 train "
            + "and 300 val samples, targets 2,000 test samples."
    ) { fields in
        let kind = fields("kind", .choice("conflict", "blocks"), default: "conflict", help: "which data")
        let strength = fields(
            "strength", .number, default: 1.2, in: .between(0, 100), help: "of the shortcut in conflict")
        let seed = fields("seed", .int, default: 0, help: "of all draws")
        return { arguments in
            let data = LessonData(
                kind: LessonData.Kind(rawValue: arguments[kind]) ?? .conflict, strength: arguments[strength],
                seed: UInt64(bitPattern: Int64(arguments[seed])))
            return Loader { context in
                try data.samples().loaded(
                    "lesson_data \(data.kind.rawValue) strength \(data.strength) seed \(data.seed)", context)
            }
        }
    }
}
