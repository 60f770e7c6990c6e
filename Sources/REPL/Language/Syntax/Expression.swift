import Engine

/// An expression of the language with where it stands.
///
/// Chains of one precedence (`a + b - c …`, `x.f(1)[0]…`) are flat lists, so neither reading, evaluating nor
/// freeing a long one goes deep.
public final class Expression: Sendable {
    /// Where its last call stands, as calls are placed: of a method, from the method's name on.
    var callPlace: Place {
        if case .postfix(_, let suffixes) = kind, suffixes.count > 1,
            case .call(_, let end) = suffixes[suffixes.count - 1],
            case .field(_, let start) = suffixes[suffixes.count - 2]
        {
            return start.through(end)
        }
        return place
    }

    /// What an expression is.
    enum Kind: Sendable {
        case value(Value)
        case text([TextPart])
        case name(String)
        case list(rows: [[Item]])
        case comprehension(Comprehension)
        case record([Entry])
        case lambda(Function)
        case branch(Branch)
        case chain(Expression, [Link])
        case comparison(BinaryOperator, Expression, Expression)
        case logical(isAnd: Bool, [Expression])
        case not(Expression)
        case sign(isMinus: Bool, Expression)
        case power(Expression, Expression)
        case range(lower: Expression, upper: Expression, step: Expression?, isInclusive: Bool)
        case postfix(Expression, [Suffix])
    }

    /// An item of a bracket: a value, or the items of one (`...x`).
    struct Item: Sendable {
        let isSpread: Bool
        let expression: Expression
    }

    /// An entry of a record.
    enum Entry: Sendable {
        case field(String, Expression)
        case spread(Expression)
    }

    /// An operator and what stands to its right.
    struct Link: Sendable {
        let operation: BinaryOperator
        let place: Place
        let operand: Expression
    }

    /// What follows a value without a space.
    enum Suffix: Sendable {
        case call([Argument], Place)
        case index([IndexItem], Place)
        case field(String, Place)

        var place: Place {
            switch self {
            case .call(_, let place), .index(_, let place), .field(_, let place): place
            }
        }
    }

    /// An argument of a call.
    struct Argument: Sendable {
        let label: String?
        let labelPlace: Place?
        let isSpread: Bool
        let expression: Expression
    }

    /// An item of an index.
    enum IndexItem: Sendable {
        case one(Expression)
        case slice(Expression?, Expression?, Expression?)
        case ellipsis
    }

    /// A part of a text.
    enum TextPart: Sendable {
        case literal(String)
        case expression(Expression, format: String?)
    }

    /// `[body for names in values if condition]`.
    struct Comprehension: Sendable {
        let body: Expression
        let names: [String]
        let values: Expression
        let condition: Expression?
    }

    /// `if … { } else if … { } else { }`.
    struct Branch: Sendable {
        let cases: [(condition: Expression, block: Block)]
        let otherwise: Block?
    }

    let kind: Kind
    let place: Place

    init(_ kind: Kind, _ place: Place) {
        self.kind = kind
        self.place = place
    }

    /// The source text.
    var text: String { String(decoding: place.source.text[place.range], as: UTF8.self) }
}

/// A `fn`, recipe or lambda as written.
public struct Function: Sendable {
    /// A parameter: `weight: number = 0.6`.
    struct Parameter: Sendable {
        let name: String
        let type: TypeName?
        let fallback: Expression?
        let place: Place
    }

    let name: String?
    let parameters: [Parameter]
    let body: Block
    let isRecipe: Bool
    /// The comment block directly above.
    let help: String
    let place: Place
}
