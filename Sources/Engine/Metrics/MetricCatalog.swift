/// Every metric that can be named (FIELD 1.9).
public enum MetricCatalog {
    /// In the order of the manual.
    public static let forms: [Form<Metric>] = [
        plain("auc", .auc, "Area under the ROC: how often a fake scores above a real, ties half"),
        plain("acc", .acc, "Share of right predictions"),
        plain("balanced_acc", .balancedAcc, "Mean of the recalls of the classes present"),
        plain("eer", .eer, "Where the ROC's false positive rate equals its miss rate, interpolated"),
        plain(
            "eer_dfb", .eerDeepfakeBench,
            "The EER that DeepfakeBench prints: a point of the ROC, no interpolation"),
        plain("ap", .ap, "Average precision, by steps"),
        plain("brier", .brier, "Mean squared distance of the probabilities from the truth"),
        plain("ece", .ece, "Expected calibration error over 15 equal bins of confidence"), pauc, tprAt,
    ]

    private static func plain(_ name: String, _ metric: Metric, _ summary: String) -> Form<Metric> {
        Form(name, summary, result: "metric") { _ in { _ in metric } }
    }

    private static let pauc = Form<Metric>(
        "pauc", "Area under the ROC up to a false positive rate", result: "metric",
        notes: "Standardised to ½ for chance and 1 for perfection (McClish 1989), as scikit-learn's max_fpr."
    ) { fields in
        let limit = fields(
            "max_fpr", .number, in: Bound("above 0 and at most 1") { $0 > 0 && $0 <= 1 },
            help: "where it ends")
        let raw = fields("raw", .bool, default: false, help: "the area itself")
        return { .pauc($0[limit], isRaw: $0[raw]) }
    }

    private static let tprAt = Form<Metric>(
        "tpr_at", "Largest true positive rate at a false positive rate", result: "metric",
        notes: "Of the ROC's own points; nothing is interpolated."
    ) { fields in
        let rate = fields(
            "fpr", .number, in: .between(0, 1), help: "the largest false positive rate allowed")
        return { .tprAt($0[rate]) }
    }

    /// The call that a text such as `pauc(0.1, raw: true)` writes.
    ///
    /// - Throws: `.argument` unless the arguments are numbers, `true` or `false`.
    static func call(_ text: String, of name: String) throws -> Call {
        let rest = text.dropFirst(name.count)
        guard !rest.isEmpty else { return Call() }
        guard rest.hasSuffix(")") else {
            throw Fault(.argument, "the metric \"\(text.escapedForTerminal)\" has no closing )")
        }
        var call = Call()
        for part in rest.dropFirst().dropLast().split(separator: ",", omittingEmptySubsequences: true) {
            let pieces = part.split(separator: ":", maxSplits: 1).map(trimmed)
            guard let last = pieces.last, let value = literal(last) else {
                throw Fault(.argument, "the arguments of a metric are numbers: \"tpr_at(0.01)\"")
            }
            if pieces.count == 1 {
                call.positional.append(Call.Argument(value))
            } else {
                call.named.append((label: pieces[0], labelPlace: nil, argument: Call.Argument(value)))
            }
        }
        return call
    }

    private static func literal(_ text: String) -> Value? {
        switch text {
        case "true": .bool(true)
        case "false": .bool(false)
        default: Double(text).map { .real($0) }
        }
    }

    private static func trimmed(_ text: Substring) -> String {
        String(text.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }
}
