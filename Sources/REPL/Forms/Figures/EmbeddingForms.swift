import Engine
import Language

/// `tsne`: rows on a map; `scatter` draws it.
enum EmbeddingForms {
    static let all: [CommandForm] = [tsne]

    private static let tsne = CommandForm.command(
        "tsne", "a map of rows on which near rows stay near", result: "tensor",
        notes: "Exact t-SNE, 1000 steps from the principal components. Distances between groups, and their sizes, say "
            + "little. Time grows with the square of the rows.",
        example: Example("tsne([0, 0; 0, 1; 5, 5; 5, 6], perplexity: 1).shape", prints: ["[4, 2]"])
    ) { fields in
        let x = fields("x", .tensor, help: "a matrix, one row a sample")
        let dims = fields("dims", .int, default: 2, in: .between(1, 10), help: "dimensions of the map")
        let perplexity = fields(
            "perplexity", .number, default: 30, in: .atLeast(1), help: "about how many neighbours a row has")
        let seed = fields.seed(help: "noise that parts equal rows")
        return { arguments, session in
            let operand = try arguments[x].floating()
            var settings = TSNE.Settings()
            settings.perplexity = arguments[perplexity]
            if session.isSmoke { settings.iterations = 50 }
            let map = try TSNE(
                of: operand.tensor, dims: arguments[dims],
                seed: UInt64(bitPattern: Int64(session.seed(arguments[seed]))), settings: settings,
                check: { try session.checkInterrupt() })
            return Operand(map.places, isWeak: operand.isWeak).value
        }
    }
}
