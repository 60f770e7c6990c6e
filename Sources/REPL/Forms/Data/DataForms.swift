import Engine
import Language
import Plugins

/// Looking at data, and composing mixtures.
enum DataForms {
    static let all: [CommandForm] = [
        describe, head, weights, domains, mixture, filter, take, cap, without, balance, repeated, named, split,
        column, map,
    ]

    private static let describe = CommandForm.command(
        "describe", "counts of each domain and split: classes, videos, identities, size", result: "table",
        example: Example("describe data.forge.df.test")
    ) { fields in
        let x = fields("x", .mixture, help: "a dataset, mixture or collection")
        return { arguments, _ in .table(try arguments[x].description()) }
    }

    private static let head = CommandForm.command(
        "head", "the first samples without their images", result: "table",
        example: Example("head data.digits, n: 2")
    ) { fields in
        let x = fields("x", .mixture, help: "a dataset, mixture or collection")
        let n = fields("n", .int, default: 5, in: .atLeast(0), help: "how many samples")
        return { arguments, _ in .table(try arguments[x].head(arguments[n])) }
    }

    private static let weights = CommandForm.command(
        "weights", "the weight of each domain, normalised to sum to 1", result: "record",
        example: Example("weights 2*data.digits.r0 + data.digits.r15", prints: ["r0 0.6667   r15 0.3333"])
    ) { fields in
        let x = fields("x", .mixture, help: "a mixture")
        return { arguments, _ in .record(arguments[x].weights) }
    }

    private static let domains = CommandForm.command(
        "domains", "the names of a mixture's domains", result: "list<text>",
        example: Example("domains data.digits.r0 + data.digits.r15", prints: ["[\"r0\", \"r15\"]"])
    ) { fields in
        let x = fields("x", .mixture, help: "a mixture")
        return { arguments, _ in .list(arguments[x].names.map { .text($0) }) }
    }

    private static let mixture = CommandForm.command(
        "mixture", "datasets joined, with weights from data or by hand", result: "mixture",
        example: Example("mixture([data.digits.r0, data.digits.r15], weights: \"size\")")
    ) { fields in
        let x = fields("x", .list(.mixture).or(recordOfMixtures), help: "a record or list of datasets")
        let weights = fields("weights", .any, default: "equal", help: "\"equal\", \"size\" (training samples), or a record")
        return { arguments, _ in
            guard let first = arguments[x].first else { throw Fault(.value, "a mixture of no datasets") }
            let joined = try arguments[x].dropFirst().reduce(first) { try $0.joined(with: $1) }
            switch arguments[weights] {
            case .text("equal"): return .noun(try joined.weighted(joined.names.map { _ in 1 }))
            case .text("size"): return .noun(try joined.weightedBySize())
            case .record(let record): return .noun(try joined.weighted(numbers(record, joined.names)))
            default:
                throw Fault(
                    .argument, "weights is \"equal\", \"size\" or a record of numbers", at: arguments.place(of: weights))
            }
        }
    }

    private static let recordOfMixtures = FieldType<[Mixture]>("record") { value in
        guard case .record(let record) = value else { return nil }
        return try FieldType<[Mixture]>.list(.mixture).read(.list(record.values))
    }

    private static func numbers(_ record: Record, _ names: [String]) throws -> [Double] {
        for key in record.keys where !names.contains(key) {
            let near = Suggestion.nearest(to: key, among: names)
            throw Fault(.name, "there is no domain '\(key)'", hint: near.map { "did you mean \($0)?" })
        }
        return try names.map { name in
            guard let number = record[name]?.exactNumber else { throw Fault(.argument, "weights lacks \(name)") }
            return number
        }
    }

    private static let filter = CommandForm.command(
        "where", "the samples for which a test is true", result: "mixture",
        example: Example("data.digits.r0.where(s => s.label == \"3\").size", prints: ["..."])
    ) { fields in
        let x = fields("x", .mixture, help: "a dataset or mixture")
        let test = fields("test", .function, help: "of a sample: true or false")
        return { arguments, session in
            let step = ".where(\(arguments.text(of: test) ?? "…"))"
            return .noun(
                try arguments[x].filtered(as: step, notify: session.notice) { sample in
                    try session.checkInterrupt()
                    let answer = try arguments[test].call(Call(values: [.noun(sample)]), in: session)
                    guard case .bool(let truth) = answer else {
                        throw Fault(.type, "the test must give true or false, and gives a \(answer.kind)")
                    }
                    return truth
                })
        }
    }

    private static let take = counted(
        "take", "n training samples in all, in the mixture's proportions, and the same part of other splits",
        "take(data.digits, 60).size"
    ) { try $0.taken($1, seed: $2, notify: $3) }

    private static let cap = counted(
        "cap", "at most n training samples a domain, and the same part of other splits", "cap(data.digits, 10).size"
    ) { try $0.capped($1, seed: $2, notify: $3) }

    private static func counted(
        _ name: String, _ summary: String, _ code: String,
        _ function: @escaping @Sendable (Mixture, Int, UInt64, Notices) throws -> Mixture
    ) -> CommandForm {
        .command(name, summary, result: "mixture", example: Example(code)) { fields in
            let x = fields("x", .mixture, help: "a dataset or mixture")
            let n = fields("n", .int, in: .atLeast(1), help: "how many samples")
            let seed = fields.seed(help: "which samples are taken")
            return { arguments, session in
                let key = UInt64(bitPattern: Int64(session.seed(arguments[seed])))
                return .noun(try function(arguments[x], arguments[n], key, session.notice))
            }
        }
    }

    private static let without = CommandForm.command(
        "without", "a mixture without a dataset's domains", result: "mixture",
        example: Example("domains (data.digits.r0 + data.digits.r15).without(data.digits.r0)", prints: ["[\"r15\"]"])
    ) { fields in
        let x = fields("x", .mixture, help: "a mixture")
        let what = fields("what", .mixture, help: "the domains to leave out")
        return { arguments, _ in .noun(try arguments[x].without(arguments[what])) }
    }

    private static let balance = CommandForm.command(
        "balance", "equal sampling rates for the values of a column within each domain; nothing is dropped",
        result: "mixture", example: Example("balance data.digits.r0, by: \"label\"")
    ) { fields in
        let x = fields("x", .mixture, help: "a dataset or mixture")
        let by = fields("by", .text, default: "label", help: "the column")
        return { arguments, session in
            .noun(try arguments[x].balanced(by: arguments[by], notify: session.notice))
        }
    }

    private static let repeated = CommandForm.command(
        "repeat", "each training sample several times an epoch", result: "mixture",
        example: Example("repeat(data.digits.r0, 2)")
    ) { fields in
        let x = fields("x", .mixture, help: "a dataset or mixture")
        let times = fields("times", .int, in: .atLeast(1), help: "how often")
        return { arguments, _ in .noun(try arguments[x].repeated(arguments[times])) }
    }

    private static let named = CommandForm.command(
        "named", "the same samples under another key", result: "dataset",
        example: Example("named(data.digits.r0, \"upright\")")
    ) { fields in
        let x = fields("x", .dataset, help: "a dataset")
        let key = fields("key", .text, help: "the new key")
        return { arguments, _ in .noun(Mixture(try arguments[x].named(arguments[key]))) }
    }

    private static let split = CommandForm.command(
        "split", "a first part and the rest, by whole groups of a column", result: "list<dataset>",
        notes: "\"auto\" keeps identities, else videos, on one side; null splits single samples.",
        example: Example("size(split(data.digits.r0, 0.8))", prints: ["2"])
    ) { fields in
        let x = fields("x", .dataset, help: "a dataset; its splits are dissolved")
        let fraction = fields("fraction", .number, in: .between(0, 1), help: "share of the first part")
        let by = fields("by", FieldType<String>.text.optional, default: "auto", help: "a column, \"auto\" or null")
        let seed = fields.seed(help: "which groups go where")
        return { arguments, session in
            let groups: SplitGroups
            switch arguments[by] {
            case nil: groups = .singles
            case "auto"?: groups = .automatic
            case let column?: groups = .column(column)
            }
            let key = UInt64(bitPattern: Int64(session.seed(arguments[seed])))
            let parts = try arguments[x].split(arguments[fraction], by: groups, seed: key)
            return .list(parts.map { .noun(Mixture($0)) })
        }
    }

    private static let column = CommandForm.command(
        "column", "a column of a dataset's samples: a tensor of numbers or a list", result: "any",
        example: Example("size(column(data.digits.r0.test, \"label\"))", prints: ["60"])
    ) { fields in
        let x = fields("x", .dataset, help: "a dataset")
        let name = fields("name", .text, help: "the column")
        return { arguments, _ in try arguments[x].column(arguments[name]) }
    }

    private static let map = CommandForm.command(
        "map", "a transform of each sample's image", result: "mixture",
        example: Example("data.digits.r0.map(flip(p: 0.5))")
    ) { fields in
        let x = fields("x", .mixture, help: "a dataset or mixture")
        let f = fields("f", .noun(TransformNoun.self), help: "a transform")
        return { arguments, _ in .noun(arguments[x].transformed(by: arguments[f].transform)) }
    }
}
