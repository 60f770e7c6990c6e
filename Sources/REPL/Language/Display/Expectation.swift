import Engine

/// Holds what a statement printed against its `#>` lines (LANGUAGE 3.2).
public enum Expectation {
    /// What differs, or nil if all is as expected.
    ///
    /// - Parameter printed: the lines that the statement printed.
    public static func difference(_ expected: [ExpectedLine], _ printed: [String]) -> Fault? {
        let wanted = expected.map(\.text)
        guard !matches(wanted[...], printed[...]) else { return nil }
        let at = firstDifference(wanted, printed)
        let found = at < printed.count ? printed[at] : "nothing more"
        let line = at < expected.count ? expected[at] : expected.last
        let message = at < expected.count
            ? "expected \(wanted[at]), and it printed \(found)" : "it printed more than expected: \(found)"
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

    private static func firstDifference(_ wanted: [String], _ printed: [String]) -> Int {
        for (index, want) in wanted.enumerated() {
            guard index < printed.count, want == "..." || lineMatches(want, printed[index]) else { return index }
        }
        return wanted.count
    }

    /// `...` alone stands for any number of lines.
    private static func matches(_ wanted: ArraySlice<String>, _ printed: ArraySlice<String>) -> Bool {
        var wanted = wanted
        var printed = printed
        while let want = wanted.first {
            wanted = wanted.dropFirst()
            if want == "..." {
                if wanted.isEmpty { return true }
                return (printed.startIndex...printed.endIndex).contains { matches(wanted, printed[$0...]) }
            }
            guard let line = printed.first, lineMatches(want, line) else { return false }
            printed = printed.dropFirst()
        }
        return printed.isEmpty
    }

    /// Runs of spaces count as one; numbers agree to the digits written, ±1 in the last; `a..b` takes the
    /// interval; `...` anything.
    static func lineMatches(_ want: String, _ line: String) -> Bool {
        let wanted = pieces(want)
        let found = pieces(line)
        return match(wanted[...], found[...])
    }

    private enum Piece: Equatable {
        case text(String)
        case number(String)
        case interval(Double, Double)
        case anything
    }

    private static func match(_ wanted: ArraySlice<Piece>, _ found: ArraySlice<Piece>) -> Bool {
        guard let want = wanted.first else { return found.isEmpty }
        let rest = wanted.dropFirst()
        if want == .anything {
            return (found.startIndex...found.endIndex).contains { match(rest, found[$0...]) }
        }
        guard let piece = found.first, agrees(want, piece) else { return false }
        return match(rest, found.dropFirst())
    }

    private static func agrees(_ want: Piece, _ found: Piece) -> Bool {
        switch (want, found) {
        case (.interval(let low, let high), .number(let text)):
            return Double(text).map { $0 >= low && $0 <= high } ?? false
        case (.number(let a), .number(let b)):
            if a == b { return true }
            guard let x = Double(a), let y = Double(b) else { return false }
            return abs(x - y) <= lastDigit(a) * 1.0000001
        default: return want == found
        }
    }

    /// The value of one unit in the last digit that is written.
    private static func lastDigit(_ text: String) -> Double {
        let parts = text.lowercased().split(separator: "e", maxSplits: 1)
        let decimals = parts[0].firstIndex(of: ".").map { parts[0].distance(from: $0, to: parts[0].endIndex) - 1 } ?? 0
        let exponent = parts.count > 1 ? Int(parts[1]) ?? 0 : 0
        // Integers are exact: a count that is off by one is another count.
        if decimals == 0, parts.count == 1 { return 0 }
        return Double.pow(10, Double(exponent - decimals))
    }

    private static func pieces(_ text: String) -> [Piece] {
        var result: [Piece] = []
        let scalars = Array(text.unicodeScalars)
        var at = 0
        while at < scalars.count {
            if scalars[at] == " " || scalars[at] == "\t" {
                while at < scalars.count, scalars[at] == " " || scalars[at] == "\t" { at += 1 }
                if at < scalars.count, !result.isEmpty { result.append(.text(" ")) }
            } else if scalars[at...].starts(with: "...".unicodeScalars) {
                result.append(.anything)
                at += 3
            } else if let (number, end) = number(scalars, at, after: result.last) {
                at = end
                if scalars[at...].starts(with: "..".unicodeScalars), let (upper, past) = self.number(scalars, at + 2, after: nil),
                    let low = Double(number), let high = Double(upper)
                {
                    result.append(.interval(low, high))
                    at = past
                } else {
                    result.append(.number(number))
                }
            } else {
                result.append(.text(String(scalars[at])))
                at += 1
            }
        }
        return result
    }

    /// A number that begins here and is not the end of a word.
    private static func number(_ s: [Unicode.Scalar], _ start: Int, after: Piece?) -> (String, Int)? {
        if case .text(let before)? = after, before.unicodeScalars.allSatisfy({ $0.properties.isAlphabetic || $0 == "_" }) {
            return nil
        }
        var at = start
        if at < s.count, s[at] == "-" { at += 1 }
        let digits = at
        func isDigit(_ i: Int) -> Bool { i < s.count && s[i] >= "0" && s[i] <= "9" }
        while isDigit(at) { at += 1 }
        guard at > digits else { return nil }
        if at < s.count, s[at] == ".", isDigit(at + 1) {
            at += 1
            while isDigit(at) { at += 1 }
        }
        if at < s.count, s[at] == "e" || s[at] == "E" {
            var end = at + 1
            if end < s.count, s[end] == "-" || s[end] == "+" { end += 1 }
            if isDigit(end) {
                while isDigit(end) { end += 1 }
                at = end
            }
        }
        return (String(String.UnicodeScalarView(s[start..<at])), at)
    }
}
