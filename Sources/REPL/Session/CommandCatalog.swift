import Engine

/// Every built-in function by name; a name may have several forms.
struct CommandCatalog: Sendable {
    private let commands: [String: Command]
    /// All names, in the order of the catalogs.
    let names: [String]
    /// Names that a statement may consist of alone.
    let statementCommands: Set<String> = ["whos", "help", "why", "history", "undo", "redo", "quit", "exit", "jobs"]

    /// Commands that can be explained: they ask the session whether they are (`explained`).
    let explainable: Set<String> = ["step"]

    /// The catalog of this build.
    static let standard = CommandCatalog(
        SessionForms.all + StateForms.all + ElementwiseForms.all + ReductionForms.all + ShapeForms.all + IndexForms.all
            + MakingForms.all + AlgebraForms.all + GradientForms.all + NetworkForms.all + CollectionForms.all + LearningForms.all
            + ObjectiveForm.all + TrainForm.all + ResumeForm.all + WatchForm.all + DataForms.all + FigureForms.all + DistributionForms.all
            + ContourForms.all + ScoreForms.all + EmbeddingForms.all + EvaluateForm.all + RocForm.all
            + CompareForm.all + GradsForm.all + WorldForms.all + GeometryForms.all + SliceForms.all
            + FilesForms.all + SaveForms.all)

    init(_ forms: [CommandForm]) {
        var order: [String] = []
        var grouped: [String: [CommandForm]] = [:]
        for form in forms {
            if grouped[form.name] == nil { order.append(form.name) }
            grouped[form.name, default: []].append(form)
        }
        names = order
        commands = grouped.mapValues { Command(name: $0[0].name, forms: $0) }
    }

    /// The command of a name.
    func command(named name: String) -> Command? { commands[name] }

    /// All commands, in the order of the catalogs.
    var all: [Command] { names.compactMap { commands[$0] } }
}
