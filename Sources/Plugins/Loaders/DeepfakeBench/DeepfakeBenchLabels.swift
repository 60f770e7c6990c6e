import Engine

/// The labels that DeepfakeBench's own JSON files use, and ours. Source: FIELD 1.1 (`label_dict` of its
/// training configuration).
enum DeepfakeBenchLabels {
    /// Label → 0 for real, 1 for fake.
    static let table: [(name: String, index: Int)] = [
        ("real", 0), ("fake", 1), ("FF-real", 0), ("FF-DF", 1), ("FF-F2F", 1), ("FF-FS", 1), ("FF-NT", 1),
        ("FF-FH", 1),
        ("FF-SH", 1), ("DFD_real", 0), ("DFD_fake", 1), ("CelebDFv1_real", 0), ("CelebDFv1_fake", 1),
        ("CelebDFv2_real", 0), ("CelebDFv2_fake", 1), ("DFDCP_Real", 0), ("DFDCP_FakeA", 1),
        ("DFDCP_FakeB", 1),
        ("DFDC_Real", 0), ("DFDC_Fake", 1), ("DF_real", 0), ("DF_fake", 1), ("UADFV_Real", 0),
        ("UADFV_Fake", 1),
        ("roop_Real", 0), ("roop_Fake", 1),
    ]

    /// The index of a label.
    ///
    /// - Parameter own: the entry's `labels`; nil for the table.
    /// - Throws: `Fault(.value)` for a label that neither has.
    static func index(of label: String, own: ClassMap?) throws -> Int {
        if let own { return try own.index(of: label) }
        if let found = table.first(where: { $0.name.utf8.elementsEqual(label.utf8) }) { return found.index }
        let near = Suggestion.nearest(to: label, among: table.map(\.name)).map { "is it \($0)? else write " }
        throw Fault(
            .value, "the label \(label.escapedForTerminal) is not known",
            hint: "\(near ?? "")labels: {\(label.escapedForTerminal): 1, …}, 0 for real and 1 for fake")
    }

    /// Names of the classes: `real` and `fake`, else those of the entry's `labels`.
    static func classes(own: ClassMap?) -> [String] {
        guard let own, own.classes.count != 2 else { return ["real", "fake"] }
        return own.classes
    }
}
