import Engine
import Language

/// What a file says of itself: its parameters and recipes, from their declarations and comments.
enum RecipeDescription {
    /// What `roga run FILE --help` and `--list` print.
    static func lines(_ program: Program, _ path: String, listsRecipes: Bool) -> [String] {
        if listsRecipes {
            let recipes = program.recipes
            return recipes.isEmpty ? ["\(path) has no recipes"] : recipes.map { "\($0.signature)  \($0.help)" }
        }
        let parameters = program.parameters
        guard !parameters.isEmpty else { return ["\(path) has no parameters"] }
        return ["roga run \(path) [key=value …]"]
            + parameters.map { "  \($0.name): \($0.type) = \($0.defaultText)  \($0.help)" }
    }

    /// - Throws: `.argument` for a key that the file does not declare, with the nearest.
    static func check(_ given: [CommandLineOptions.Parameter], against program: Program) throws {
        let names = program.parameters.map(\.name)
        for parameter in given where !names.contains(parameter.key) {
            let near = Suggestion.nearest(to: parameter.key, among: names)
            throw Fault(
                .argument, "the recipe has no parameter '\(parameter.key.escapedForTerminal)'",
                hint: near.map { "did you mean \($0)?" }
                    ?? (names.isEmpty ? "it has none" : "it has " + names.joined(separator: ", ")))
        }
    }
}
