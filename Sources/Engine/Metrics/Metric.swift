/// A number that says how good scores are (FIELD 1.9).
public enum Metric: Sendable, Equatable {
    case auc, acc, balancedAcc, eer, eerDeepfakeBench, ap, brier, ece
    case pauc(Double)
    case tprAt(Double)

    /// The names that `metrics:` takes; those with an argument are written with it: `tpr_at(0.01)`.
    public static let names = ["auc", "acc", "balanced_acc", "eer", "eer_dfb", "ap", "brier", "ece", "pauc", "tpr_at"]

    /// - Throws: `.argument` for a name that is no metric's, with the nearest.
    public init(_ text: String) throws {
        let name = text.prefix { $0 != "(" }
        let inside = text.hasSuffix(")") ? Double(text.dropFirst(name.count + 1).dropLast()) : nil
        switch (String(name), inside) {
        case ("auc", nil): self = .auc
        case ("acc", nil): self = .acc
        case ("balanced_acc", nil): self = .balancedAcc
        case ("eer", nil): self = .eer
        case ("eer_dfb", nil): self = .eerDeepfakeBench
        case ("ap", nil): self = .ap
        case ("brier", nil): self = .brier
        case ("ece", nil): self = .ece
        case ("pauc", let limit?) where limit > 0 && limit <= 1: self = .pauc(limit)
        case ("tpr_at", let limit?) where limit >= 0 && limit <= 1: self = .tprAt(limit)
        default:
            let near = Suggestion.nearest(to: String(name), among: Metric.names)
            var hint = near.map { "did you mean \"\($0)\"?" } ?? "metrics are " + Metric.names.joined(separator: ", ")
            if name == "pauc" || name == "tpr_at" { hint = "write it with a rate from 0 to 1: \"\(name)(0.01)\"" }
            throw Fault(.argument, "there is no metric \"\(text.escapedForTerminal)\"", hint: hint)
        }
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
        case .pauc(let limit): "pauc(\(Value.real(limit).literal))"
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
