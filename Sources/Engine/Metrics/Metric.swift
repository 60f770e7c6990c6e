/// A number that says how good scores are (FIELD 1.9).
public enum Metric: Sendable, Equatable {
    case auc, acc, balancedAcc, eer, eerDeepfakeBench, ap, brier, ece
    /// Up to a false positive rate; raw is the area itself, else standardised.
    case pauc(Double, isRaw: Bool)
    /// At a false positive rate.
    case tprAt(Double)

    /// The names that `metrics:` takes.
    public static let names = MetricCatalog.forms.map(\.name)

    /// The metric that a text names; one with an argument is written with it: `tpr_at(0.01)`.
    ///
    /// - Throws: `.argument` for a name that is no metric's, with the nearest, and what its form refuses.
    public init(_ text: String) throws {
        let name = String(text.prefix { $0 != "(" })
        guard let form = MetricCatalog.forms.first(where: { $0.name == name }) else {
            let near = Suggestion.nearest(to: name, among: Metric.names)
            throw Fault(
                .argument, "there is no metric \"\(text.escapedForTerminal)\"",
                hint: near.map { "did you mean \"\($0)\"?" }
                    ?? "metrics are " + Metric.names.joined(separator: ", "))
        }
        self = try form.make(MetricCatalog.call(text, of: name))
    }

    /// As `metrics:` and tables name it.
    public var name: String {
        switch self {
        case .auc: "auc"
        case .acc: "acc"
        case .balancedAcc: "balanced_acc"
        case .eer: "eer"
        case .eerDeepfakeBench: "eer_dfb"
        case .ap: "ap"
        case .brier: "brier"
        case .ece: "ece"
        case .pauc(let limit, let isRaw): "pauc(\(Value.real(limit).literal)\(isRaw ? ", raw: true" : ""))"
        case .tprAt(let limit): "tpr_at(\(Value.real(limit).literal))"
        }
    }

    /// Whether it needs a ROC, and with it two classes that both occur.
    var needsROC: Bool {
        switch self {
        case .auc, .eer, .eerDeepfakeBench, .ap, .pauc, .tprAt: true
        case .acc, .balancedAcc, .brier, .ece: false
        }
    }
}
