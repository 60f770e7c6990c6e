import Engine

/// Holds what a statement printed against its `#>` lines (LANGUAGE 3.2).
public enum Expectation {
    /// What differs, or nil if all is as expected.
    ///
    /// - Parameter printed: the lines that the statement printed.
    public static func difference(_ expected: [ExpectedLine], _ printed: [String]) -> Fault? {
        let wanted = expected.map(\.text)
        let printed = printed.flatMap {
            $0.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        }
        if Wildcard.matches(wanted, printed, isWild: isDots, lineMatches) { return nil }
        let at = zip(wanted, printed).prefix { !isDots($0) && lineMatches($0, $1) }.count
        let found = at < printed.count ? printed[at] : "nothing more"
        let message =
            at < expected.count
            ? "expected \(wanted[at]), and it printed \(found)" : "it printed more than expected: \(found)"
        let line = at < expected.count ? expected[at] : expected.last
        return Fault(.check, message, hint: "a #> line holds what the statement prints", at: line?.place)
    }

    /// Whether a fault is the one that `#> error: …` expects.
    public static func expects(_ fault: Fault, _ expected: [ExpectedLine]) -> Bool {
        guard let first = expected.first, first.text.hasPrefix("error:") else { return false }
        return lineMatches(first.text, "error: \(fault.message)")
    }

    /// The code of a line `#> exit n`.
    public static func exitCode(_ expected: [ExpectedLine]) -> Int32? {
        guard let text = expected.last?.text, text.hasPrefix("exit ") else { return nil }
        return Int32(text.dropFirst(5).filter { $0 != " " })
    }

    /// `...` alone stands for any number of lines.
    private static func isDots(_ line: String) -> Bool { line.filter { $0 != " " } == "..." }

    /// Whether a printed line is the expected one: runs of spaces count as one; numbers agree to the digits
    /// written; `a..b` takes the interval; `...` anything.
    static func lineMatches(_ want: String, _ line: String) -> Bool {
        Wildcard.matches(
            ExpectedPiece.pieces(of: want), ExpectedPiece.pieces(of: line), isWild: { $0 == .anything }
        ) { $0.agrees(with: $1) }
    }
}

/// Matching of sequences where some of the wanted items stand for any number of found ones.
enum Wildcard {
    /// Whether the found items are the wanted ones, in time proportional to the product of their counts.
    static func matches<T>(_ wanted: [T], _ found: [T], isWild: (T) -> Bool, _ agrees: (T, T) -> Bool) -> Bool
    {
        var want = 0
        var at = 0
        // Where to go on when something does not agree: after the last wild item, one found item further.
        var retry: (want: Int, at: Int)?
        while at < found.count || want < wanted.count {
            if want < wanted.count, isWild(wanted[want]) {
                want += 1
                retry = (want, at)
            } else if want < wanted.count, at < found.count, agrees(wanted[want], found[at]) {
                want += 1
                at += 1
            } else if let last = retry, last.at < found.count {
                retry = (last.want, last.at + 1)
                (want, at) = (last.want, last.at + 1)
            } else {
                return false
            }
        }
        return true
    }
}
