import Engine

/// A part of a line that is compared as a whole: a character, a run of spaces, a number, an interval.
enum ExpectedPiece: Equatable {
    case character(Unicode.Scalar)
    case space
    case number(String)
    /// `0.82..0.88`; the text is what stands there, for lines that print a range.
    case interval(Double, Double)
    /// `...`
    case anything

    /// Whether a printed piece is what this expected one stands for.
    func agrees(with found: ExpectedPiece) -> Bool {
        switch (self, found) {
        case (.interval(let low, let high), .number(let text)):
            Double(text).map { $0 >= low && $0 <= high } ?? false
        case (.number(let a), .number(let b)): ExpectedPiece.numbersAgree(a, b)
        default: self == found
        }
    }

    /// A number agrees to the digits written, ±1 in the last. An integer that was printed as such is exact: a
    /// count that is off by one is another count.
    private static func numbersAgree(_ want: String, _ found: String) -> Bool {
        if want == found { return true }
        guard let x = Double(want), let y = Double(found) else { return false }
        let parts = want.lowercased().split(separator: "e", maxSplits: 1)
        let decimals = parts[0].split(separator: ".", maxSplits: 1).dropFirst().first?.count ?? 0
        let exponent = parts.count > 1 ? Int(parts[1]) ?? 0 : 0
        if decimals == 0, parts.count == 1 { return found.contains(".") && abs(x - y) <= 0.5 }
        return abs(x - y) <= Double.pow(10, Double(exponent - decimals)) * 1.0000001
    }

    /// A line in pieces; spaces at its ends count as nothing.
    static func pieces(of text: String) -> [ExpectedPiece] {
        var result: [ExpectedPiece] = []
        let scalars = Array(text.unicodeScalars)
        var at = 0
        while at < scalars.count {
            if scalars[at] == " " || scalars[at] == "\t" {
                while at < scalars.count, scalars[at] == " " || scalars[at] == "\t" { at += 1 }
                if at < scalars.count, !result.isEmpty { result.append(.space) }
            } else if scalars[at...].starts(with: "...".unicodeScalars) {
                result.append(.anything)
                at += 3
            } else if let (piece, end) = numeric(scalars, at, after: result.last) {
                result.append(piece)
                at = end
            } else {
                result.append(.character(scalars[at]))
                at += 1
            }
        }
        return result
    }

    /// A number or interval that begins here and is not the end of a word.
    private static func numeric(
        _ s: [Unicode.Scalar], _ start: Int, after: ExpectedPiece?
    ) -> (ExpectedPiece, Int)? {
        if case .character(let before)? = after, before.properties.isAlphabetic || before == "_" {
            return nil
        }
        guard let end = numberEnd(s, start) else { return nil }
        let number = String(String.UnicodeScalarView(s[start..<end]))
        if s[end...].starts(with: "..".unicodeScalars), let past = numberEnd(s, end + 2),
            let low = Double(number),
            let high = Double(String(String.UnicodeScalarView(s[end + 2..<past])))
        {
            return (.interval(low, high), past)
        }
        return (.number(number), end)
    }

    /// Where the number that begins here ends.
    private static func numberEnd(_ s: [Unicode.Scalar], _ start: Int) -> Int? {
        func isDigit(_ i: Int) -> Bool { i < s.count && s[i] >= "0" && s[i] <= "9" }
        func skipDigits(_ from: Int) -> Int {
            var at = from
            while isDigit(at) { at += 1 }
            return at
        }
        let digits = start < s.count && s[start] == "-" ? start + 1 : start
        var at = skipDigits(digits)
        guard at > digits else { return nil }
        if at < s.count, s[at] == ".", isDigit(at + 1) { at = skipDigits(at + 1) }
        if at < s.count, s[at] == "e" || s[at] == "E" {
            let signed = at + 1 < s.count && (s[at + 1] == "-" || s[at + 1] == "+") ? at + 2 : at + 1
            if isDigit(signed) { at = skipDigits(signed) }
        }
        return at
    }
}
