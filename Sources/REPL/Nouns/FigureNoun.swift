import Engine
import Plot

/// A figure as a value of the language.
struct FigureNoun: Noun {
    var figure: Figure
    /// What it shows, in a few words, where it is not drawn.
    let about: String

    static let kind = "figure"
    var fieldNames: [String] { [] }
    var summary: String { "a figure: \(about), \(Int(figure.size.width)) x \(Int(figure.size.height))" }
}
