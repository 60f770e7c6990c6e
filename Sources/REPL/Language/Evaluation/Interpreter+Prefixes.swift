import Engine

extension Interpreter {
    /// A statement under a prefix word.
    func prefixed(_ word: PrefixWord, _ statement: Statement, _ scope: Scope) throws -> Value {
        switch word {
        case .quiet: return try vocabulary.quietly { try result(statement, scope) }
        case .time:
            let clock = ContinuousClock()
            let start = clock.now
            let processor = ProcessorTime.now
            let value = try result(statement, scope)
            let wall = Seconds.text((clock.now - start).seconds)
            host.write("\(wall) wall, \(Seconds.text(ProcessorTime.now - processor)) cpu")
            return value
        case .timeit: return try timeit(statement, scope)
        case .explain:
            try explain(statement, scope)
            return .null
        case .profile, .trace, .bg: return try vocabulary.perform(word, statement, in: scope)
        }
    }

    /// Runs a statement for its value.
    public func result(_ statement: Statement, _ scope: Scope) throws -> Value {
        guard case .value(let value) = try evaluate(statement, scope) else { return .null }
        return value
    }

    /// The best of five rounds, each long enough for the clock.
    private func timeit(_ statement: Statement, _ scope: Scope) throws -> Value {
        let clock = ContinuousClock()
        func round(_ runs: Int) throws -> Double {
            let start = clock.now
            for _ in 0..<runs { _ = try vocabulary.quietly { try result(statement, scope) } }
            return (clock.now - start).seconds
        }
        var runs = 1
        var seconds = try round(1)
        while seconds < 0.01, runs < 1 << 20 {
            runs *= 4
            seconds = try round(runs)
        }
        var best = seconds / Double(runs)
        for _ in 0..<4 { best = min(best, try round(runs) / Double(runs)) }
        let rate = best > 0 ? 1 / best : .infinity
        host.write("\(Seconds.text(best)) a run, best of 5   \(NumberFormat.text(rate.rounded())) runs/s")
        return .null
    }
}

extension Duration {
    /// The duration in seconds.
    fileprivate var seconds: Double {
        Double(components.seconds) + Double(components.attoseconds) * 1e-18
    }
}
