import Engine
import Language

/// A step as a derivation: a line a quantity, with today's numbers and the expression that gives them again.
struct StepDerivation {
    /// One line of the derivation.
    struct Line: Equatable {
        /// Opens a group: `1  gradients`.
        var group = ""
        /// What it is: `e_a = 0.3 * g_a/|g_a|`.
        var quantity = ""
        var value = ""
        /// What to type for the value.
        var expression = ""
    }

    private let step: StepAnatomy
    private let objective: any Objective
    private let optimizer: any Optimizer
    private let lr: Double
    private(set) var lines: [Line] = []

    init(_ step: StepAnatomy, of objective: any Objective, by optimizer: any Optimizer, lr: Double) throws {
        self.step = step
        self.objective = objective
        self.optimizer = optimizer
        self.lr = lr
        try add("", "theta", step.theta, "theta")
        try addGradients()
        if !step.ascents.isEmpty { try addAscents() }
        try add(group("direction"), directionFormula, step.direction, "direction")
        try add(group("update"), updateFormula, step.update, "update")
    }

    /// The lines as printed, in columns.
    ///
    /// - Parameter statement: what the derivation explains, to be typed first.
    func text(of statement: String) -> [String] {
        let widths = [\Line.group, \Line.quantity, \Line.value].map { part in
            lines.filter { !$0.quantity.isEmpty }.map { $0[keyPath: part].count }.max() ?? 0
        }
        let rows = lines.map { line in
            // A group without a quantity is a heading, and stands over the columns.
            guard !line.quantity.isEmpty else { return line.group }
            let parts = zip([line.group, line.quantity, line.value], widths).map { text, width in
                text + String(repeating: " ", count: max(0, width - text.count))
            }
            return (parts + [line.expression]).joined(separator: "  ")
        }
        // Where no formulas stand beside the quantities, the rule says how they belong together.
        let rule = StepDerivation.withFormulas.contains(objective.name) ? [] : ["   \(objective.rule)"]
        return ["s = \(statement)"] + rule + rows
    }

    // MARK: The parts

    private var number: Int { lines.count { $0.group.first?.isNumber == true } + 1 }

    private func group(_ title: String) -> String { "\(number)  \(title)" }

    private mutating func add(
        _ group: String, _ quantity: String, _ value: Tensor, _ field: String
    ) throws {
        lines.append(
            Line(
                group: group.isEmpty ? "   " : group, quantity: quantity, value: StepDerivation.text(value),
                expression: "s.\(field)"))
    }

    private mutating func addGradients() throws {
        for (index, domain) in step.domains.enumerated() {
            try add(
                index == 0 ? group("gradients") : "", "g_\(domain)", step.gradients[index],
                field("grads", domain))
        }
        let names = step.domains.map { "g_\($0)" }
        let isEqual = step.weights.allSatisfy { abs($0 - step.weights[0]) < 1e-12 }
        let sum = names.count > 4 ? "" : isEqual
            ? " = (\(names.joined(separator: " + ")))/\(names.count)"
            : " = " + zip(step.weights, names).map { "\(Value.real($0.rounded3).literal)*\($1)" }.joined(separator: " + ")
        try add("", names.count == 1 ? "g = \(names[0])" : "g" + sum, step.meanGradient, "mean_grad")
    }

    private mutating func addAscents() throws {
        for (index, ascent) in step.ascents.enumerated() {
            let name = ascent.domain.map { "_\($0)" } ?? ""
            try add(
                index == 0 ? group(climbTitle) : "", "e\(name)" + climbFormula(name), ascent.climb,
                field("climb", ascent.domain ?? "shared"))
        }
        for (index, ascent) in step.ascents.enumerated() {
            let name = ascent.domain.map { "_\($0)" } ?? ""
            try add(
                index == 0 ? group(step.ascents.count == 1 ? "ascent point" : "ascent points") : "",
                "p\(name)" + pointFormula(name), ascent.point, field("ascent", ascent.domain ?? "shared"))
        }
        lines.append(Line(group: group("gradients of the \(judge) there")))
        for ascent in step.ascents {
            let name = ascent.domain.map { "_\($0)" } ?? ""
            try add("", "h\(name)", ascent.gradient, field("grads_at_ascent", ascent.domain ?? "shared"))
        }
    }

    /// `s.grads.a`, or with brackets where the name is no identifier.
    private func field(_ record: String, _ domain: String) -> String {
        let isName = domain.allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" } && domain.first?.isLetter == true
        return isName ? "\(record).\(domain)" : "\(record)[\(Value.text(domain).literal)]"
    }

    // MARK: Formulas

    private static let withFormulas: Set<String> = ["erm", "sam", "sagm", "roga"]

    private var isPlainMetric: Bool { (objective.options["adaptive"]?.exactText ?? "none") == "none" }

    /// ρ where it is a number, else the letter.
    private var rho: String { objective.options["rho"]?.exactNumber.map { Value.real($0).literal } ?? "rho" }

    private var climbTitle: String { objective.options["rho"] == nil ? "climb" : "climb by rho" }

    private func climbFormula(_ name: String) -> String {
        guard ["sam", "sagm", "roga"].contains(objective.name), isPlainMetric else { return "" }
        return " = \(rho) * g\(name)/|g\(name)|"
    }

    private func pointFormula(_ name: String) -> String {
        guard let alpha = objective.options["alpha"]?.exactNumber, ["sagm", "roga"].contains(objective.name) else {
            return objective.name == "sam" ? " = theta + e\(name)" : ""
        }
        return " = theta + e\(name) - \(Value.real(alpha).literal)*g"
    }

    private var judge: String {
        switch objective.options["eval"]?.exactText {
        case "own": "domain's own loss"
        case "cross": "other domains' loss"
        default: "mean loss"
        }
    }

    private var directionFormula: String {
        switch objective.name {
        case "erm": return "u = g"
        case "sam": return "u = h"
        case "sagm": return "u = g/2 + h/2"
        case "roga":
            guard let list = try? objective.options["w"]?.listItems(), let a = list.first?.exactNumber,
                let b = list.last?.exactNumber
            else { return "u" }
            let names = step.ascents.map { "h" + ($0.domain.map { "_\($0)" } ?? "") }
            let isHalf = a == 0.5 && b == 0.5
            if isHalf, names.count <= 4 {
                return names.count == 1 ? "u = g/2 + \(names[0])/2"
                    : "u = g/2 + (\(names.joined(separator: " + ")))/\(2 * names.count)"
            }
            return "u = \(Value.real(a).literal)*g + \(Value.real(b).literal)*mean(h)"
        default: return "u"
        }
    }

    private var updateFormula: String {
        optimizer.name == "sgd" && optimizer.options["momentum"]?.exactNumber == 0
            ? "-\(Value.real(lr).literal) * u" : "\(optimizer.name), lr \(Value.real(lr).literal)"
    }

    /// A vector in full if it is short, else its length and size.
    private static func text(_ vector: Tensor) -> String {
        guard vector.count > 6 else { return Shown.inline(.tensor(vector, weak: true), quotesText: false) }
        let length = (try? vector.length()) ?? .nan
        return "\(vector.count) numbers, norm \(Shown.inline(.real(length.rounded4), quotesText: false))"
    }
}

extension Double {
    fileprivate var rounded3: Double { (self * 1e3).rounded() / 1e3 }
    fileprivate var rounded4: Double { (self * 1e4).rounded() / 1e4 }
}
