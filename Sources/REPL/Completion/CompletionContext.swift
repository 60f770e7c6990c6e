/// What kind of thing stands at the cursor.
enum CompletionContext: Equatable {
    /// A call around the cursor: its function and which of its arguments are there already.
    struct Call: Equatable {
        /// `train`, `data.forge.df`: the names before the bracket or the space.
        var function: [String]
        /// What stands before the function's name and a dot: it is the first argument.
        var isMethod = false
        /// Labels given, but for the argument at the cursor.
        var labels: [String] = []
        /// Position of the argument at the cursor among those without label.
        var position = 0
        /// The label of the argument at the cursor.
        var label: String?
    }

    /// What stands before a dot.
    enum Receiver: Equatable {
        /// Names with dots between.
        case names([String])
        /// The result of a call.
        case call([String])
        /// A text, a bracket of numbers, ….
        case kind(String)
    }

    case statement
    /// Within an expression; an argument of the call, if any, has begun before.
    case expression
    /// An argument's start: labels may stand here.
    case argument(Call)
    /// Behind a label.
    case value(Call)
    case member(Receiver)
    /// Behind `use` and a dot: parts of a namespace.
    case part([String])
    /// Within a text; the call whose argument it is.
    case text(Call?)
    /// Behind `use`.
    case use
    case topic
    /// A shell's command line.
    case shell
    /// A new name, a comment, a number: nothing to offer.
    case nothing
}

/// The context with the word that is being typed.
struct CompletionPoint: Equatable {
    var context: CompletionContext
    /// Where the word begins, in bytes.
    var start: Int
    var word: String
    /// Names that the text itself makes before the cursor: parameters, loop variables.
    var localNames: [String] = []
}
