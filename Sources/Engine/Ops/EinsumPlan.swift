/// An equation of `einsum`, read and held against the shapes.
///
/// Letters are numbers from 0; the dimensions that ellipses stand for are numbers from −1 down, counted from
/// the last.
struct EinsumPlan {
    let inputs: [[Int]]
    let output: [Int]

    /// - Throws: `.value` for an equation that does not parse or fit, `.shape` where sizes of a letter differ.
    init(_ equation: String, shapes: [[Int]]) throws {
        let text = equation.filter { $0 != " " }
        let sides = text.split(separator: ">", omittingEmptySubsequences: false)
        let hasArrow = sides.count == 2 && sides[0].hasSuffix("-")
        guard sides.count == 1 || hasArrow else { throw EinsumPlan.refused(equation, "has one ->") }
        let left = hasArrow ? sides[0].dropLast() : sides[0]
        let terms = left.split(separator: ",", omittingEmptySubsequences: false)
        guard terms.count == shapes.count else {
            throw EinsumPlan.refused(equation, "has \(terms.count) factors, for \(shapes.count) tensors")
        }
        inputs = try zip(terms, shapes).map { try EinsumPlan.letters($0, rank: $1.count, equation) }
        try EinsumPlan.check(inputs, shapes, equation)
        let unnamed = Set(inputs.joined().filter { $0 < 0 }).sorted()
        if hasArrow {
            output = try EinsumPlan.letters(sides[1], ellipsis: unnamed, equation)
        } else {
            let all = inputs.flatMap { $0 }
            output = unnamed + Set(all).filter { letter in letter >= 0 && all.count { $0 == letter } == 1 }.sorted()
        }
        guard Set(output).count == output.count, output.allSatisfy({ inputs.joined().contains($0) }) else {
            throw EinsumPlan.refused(equation, "names each letter of the result once, and before")
        }
    }

    private static func letters(_ term: Substring, rank: Int, _ equation: String) throws -> [Int] {
        let named = term.count { $0 != "." }
        let hasDots = term.contains(".")
        guard hasDots ? named <= rank : named == rank else {
            throw refused(equation, "has \(named) letters for a tensor of \(rank) dimensions")
        }
        return try letters(term, ellipsis: Array(named - rank..<0), equation)
    }

    private static func letters(_ term: Substring, ellipsis: [Int], _ equation: String) throws -> [Int] {
        let dots = term.components("...")
        guard dots.count <= 2, !dots.contains(where: { $0.contains(".") }) else {
            throw refused(equation, "has at most one ... a term")
        }
        let parts = try dots.map { part in
            try part.map { character in
                guard let code = character.asciiValue, character.isLetter else {
                    throw refused(equation, "is written with letters, not \(character)")
                }
                return Int(code)
            }
        }
        return parts.count == 1 ? parts[0] : parts[0] + ellipsis + parts[1]
    }

    private static func check(_ inputs: [[Int]], _ shapes: [[Int]], _ equation: String) throws {
        var sizes: [Int: Int] = [:]
        for (letter, size) in zip(inputs.joined(), shapes.joined()) {
            guard sizes[letter, default: size] == size else {
                throw Fault(
                    .shape, "einsum \"\(equation)\": sizes \(sizes[letter] ?? 0) and \(size) of one letter differ "
                        + "(\(shapes.map(\.sizes).joined(separator: ", ")))")
            }
            sizes[letter] = size
        }
    }

    private static func refused(_ equation: String, _ why: String) -> Fault {
        Fault(.value, "einsum \"\(equation)\": an equation \(why)")
    }
}

extension Substring {
    /// The parts between occurrences of a text.
    fileprivate func components(_ separator: String) -> [Substring] {
        var (parts, rest) = ([Substring](), self)
        while let found = rest.firstRange(of: separator) {
            parts.append(rest[..<found.lowerBound])
            rest = rest[found.upperBound...]
        }
        return parts + [rest]
    }
}
