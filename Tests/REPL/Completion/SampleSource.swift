import Engine
import REPL

/// A callable that is only looked at.
struct SampleFunction: Callable {
    let name: String
    let parameters: [FieldDescription]
    func call(_ call: Call, in host: any Host) throws -> Value { .null }
}

/// A noun of the kind `mixture`, with fields.
struct SampleMixture: Noun {
    static let kind = "mixture"
    let summary: String
    var fieldNames: [String] { ["size", "train", "test"] }
}

/// Names to complete: a few of the language's own, with the parameters that matter.
class SampleSource: CompletionSource {
    var bindings: [(name: String, value: Value)] = [
        ("mix", .noun(SampleMixture(summary: "df + f2f"))), ("rows", .list([1, 2])), ("Überblick", 3),
        (
            "settings",
            .record(Record([("rho", 0.05), ("alpha", 0.001), ("inner", .record(Record([("x", 1)])))]))
        ),
    ]
    let data = Value.record(
        Record([
            (
                "forge",
                .record(
                    Record([
                        ("df", .noun(SampleMixture(summary: "df"))),
                        ("f2f", .noun(SampleMixture(summary: "f2f"))),
                    ]))
            ), ("cdf", .noun(SampleMixture(summary: "cdf"))),
        ]))
    var builtinNames: [NameSummary] = [
        NameSummary("data", "collections of data"),
        NameSummary("train", "trains a model", result: "run"),
        NameSummary("evaluate", "scores a run", result: "table"),
        NameSummary("take", "the first samples", result: "mixture"),
        NameSummary("describe", "a row per domain and split", result: "table"),
        NameSummary("sam", "sharpness-aware minimisation", result: "objective"),
        NameSummary("erm", "empirical risk", result: "objective"),
        NameSummary("save", "writes a value to a file", result: "any"),
        NameSummary("whos", "what is bound", result: "null"),
    ]
    let functions: [SampleFunction] = [
        SampleFunction(
            name: "train",
            parameters: [
                FieldDescription(label: "model", type: "model", help: "where to start"),
                FieldDescription(label: "on", type: "mixture", help: "what to learn from"),
                FieldDescription(label: "with", type: "objective", help: "what to descend"),
                FieldDescription(
                    label: "epochs", type: "int", defaultText: "5", isRequired: false, range: "at least 1",
                    help: "passes over the data"),
                FieldDescription(
                    label: "stop", type: "\"best\" | \"last\"", defaultText: "\"last\"", isRequired: false,
                    choices: ["best", "last"], help: "which state to keep"),
                FieldDescription(label: "quietly", type: "bool", isRequired: false, help: "no progress"),
            ]),
        SampleFunction(
            name: "evaluate",
            parameters: [
                FieldDescription(label: "run", type: "model"),
                FieldDescription(label: "on", type: "list<dataset>"),
            ]),
        SampleFunction(
            name: "take",
            parameters: [
                FieldDescription(label: "x", type: "mixture"), FieldDescription(label: "n", type: "int"),
            ]),
        SampleFunction(name: "describe", parameters: [FieldDescription(label: "x", type: "mixture")]),
        SampleFunction(
            name: "sam",
            parameters: [
                FieldDescription(
                    label: "rho", type: "number", defaultText: "0.05", isRequired: false, help: "radius")
            ]),
        SampleFunction(name: "erm", parameters: []),
        SampleFunction(
            name: "save",
            parameters: [
                FieldDescription(label: "x", type: "any"), FieldDescription(label: "to", type: "path"),
            ]),
        SampleFunction(name: "whos", parameters: []),
    ]

    func callables(named name: String) -> [any Callable] { functions.filter { $0.name == name } }
    func known(named name: String) -> Value? {
        name == "data" ? data : bindings.last { $0.name == name }?.value
    }
}
