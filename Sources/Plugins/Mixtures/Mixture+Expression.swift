import Engine

extension Dataset {
    /// As it is written: `df.take(100, seed: 0).test`.
    public var expression: String { name + steps.joined() }
}

extension Mixture {
    /// As it is written: `0.5*df + f2f`, `(df + f2f).take(100, seed: 0)`.
    public var expression: String { written(separator: " + ") }

    /// The expression without spaces, for rows and legends: `df+f2f+fs.test`.
    public var label: String {
        let shared = sharedSteps
        return sum(separator: "+", dropping: shared.count) + shared.joined()
    }

    private func written(separator: String) -> String {
        let shared = sharedSteps
        let sum = sum(separator: separator, dropping: shared.count)
        let needsBrackets = !shared.isEmpty && (terms.count > 1 || terms[0].weight != 1)
        return (needsBrackets ? "(\(sum))" : sum) + shared.joined()
    }

    private func sum(separator: String, dropping shared: Int) -> String {
        zip(names, terms).map { name, term in
            let own = term.dataset.steps.dropLast(shared).joined()
            return (term.weight == 1 ? "" : Value.real(term.weight).literal + "*") + name + own
        }.joined(separator: separator)
    }

    /// The last operations that all domains have in common.
    private var sharedSteps: [String] {
        let all = datasets.map(\.steps)
        var shared: [String] = []
        while let step = all[0].dropLast(shared.count).last,
            all.allSatisfy({ $0.dropLast(shared.count).last == step })
        {
            shared.insert(step, at: 0)
        }
        return shared
    }
}
