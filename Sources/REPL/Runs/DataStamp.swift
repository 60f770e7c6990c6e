import Engine
import Plugins

/// What a run was trained on: a hash that is another one when anything about the data is, and the text that finds
/// it again.
struct DataStamp: Sendable, Equatable {
    /// SHA-256 over keys, weights, the samples' fingerprints and positions, and what is done to them.
    let hash: String
    /// In the language: `data.forge.df + 0.5*data.forge.f2f`.
    let expression: String

    init(hash: String, expression: String) {
        self.hash = hash
        self.expression = expression
    }

    init(_ mixture: Mixture) {
        var text = ""
        for term in mixture.terms {
            let dataset = term.dataset
            text += "\(dataset.key) \(term.weight) \(dataset.store.fingerprint) \(dataset.times) "
            text += "\(dataset.balancedBy ?? "") \(dataset.transforms.map(\.fingerprint)) "
            for part in dataset.parts { text += "\(part.split?.rawValue ?? "all") \(part.indices)" }
            text += "\n"
        }
        hash = ContentHash.hex(Array(text.utf8))
        expression = mixture.terms.map { term in
            (term.weight == 1 ? "" : Value.real(term.weight).literal + "*") + "data.\(term.dataset.key)"
                + term.dataset.steps.joined()
        }.joined(separator: " + ")
    }

    /// As `run.json` holds it.
    var record: Record { Record([("sha256", .text(hash)), ("expression", .text(expression))]) }

    /// What `record` gave.
    init?(_ record: Record) {
        guard let hash = record["sha256"]?.exactText, let text = record["expression"]?.exactText else { return nil }
        self.init(hash: hash, expression: text)
    }
}
