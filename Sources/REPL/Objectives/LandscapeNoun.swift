import Engine
import Language

/// The landscape of a step as a value of the language: `w` of `objective(w => …)`.
struct LandscapeNoun: Noun {
    let view: LandscapeView

    static let kind = "landscape"

    init(_ view: LandscapeView) { self.view = view }

    var fieldNames: [String] {
        ["theta", "domains", "counts", "step"] + LandscapeQuestion.Kind.allCases.map(\.rawValue)
    }

    func field(_ name: String, in host: any Host) throws -> Value? {
        switch name {
        case "theta": .tensor(view.landscape.point, weak: false)
        case "domains": .list(view.landscape.domains.map { .text($0.name) })
        case "counts": .record(Record(view.landscape.domains.map { ($0.name, .int($0.count)) }))
        case "step": .int(view.step)
        default:
            LandscapeQuestion.Kind(rawValue: name).map { .function(LandscapeQuestion(kind: $0, view: view)) }
        }
    }

    var summary: String {
        let names = view.landscape.domains.map(\.name).joined(separator: ", ")
        return "a landscape of \(view.landscape.point.count) parameters over \(names)"
    }
}

/// `w.grads(at: p)` and its like: what a landscape answers at a point.
struct LandscapeQuestion: Callable {
    enum Kind: String, CaseIterable, Sendable {
        case grads, grad, losses, loss, hvp
    }

    let kind: Kind
    let view: LandscapeView

    var name: String { kind.rawValue }

    var parameters: [FieldDescription] { form.fields }

    func call(_ call: Call, in host: any Host) throws -> Value { try form.make(call)(view) }

    private typealias Answer = @Sendable (LandscapeView) throws -> Value

    private var form: Form<Answer> {
        let kind = kind
        return Form<Answer>(kind.rawValue, kind.summary, result: kind.result) { fields in
            let vector = kind == .hvp ? fields("v", .tensor, help: "a vector shaped like theta") : nil
            let at = fields(optional: "at", .tensor, help: "the point; theta unless given")
            return { arguments in
                { view in
                    let point = try arguments[at].map { try view.vector($0, "at") } ?? view.landscape.point
                    guard let vector else { return try kind.answer(view, point) }
                    let product = try view.hessianProduct(
                        at: point, vector: view.vector(arguments[vector], "v"))
                    return .tensor(product, weak: false)
                }
            }
        }
    }
}

extension LandscapeQuestion.Kind {
    fileprivate var result: String {
        self == .loss ? "number" : self == .grad || self == .hvp ? "tensor" : "record"
    }

    fileprivate var summary: String {
        switch self {
        case .grads: "the gradients of the domains' losses, by domain"
        case .grad: "the gradient of the mean loss of all samples"
        case .losses: "the domains' mean losses, by domain"
        case .loss: "the mean loss of all samples"
        case .hvp: "the Hessian of the mean loss times a vector"
        }
    }

    /// The answers that take a point alone.
    fileprivate func answer(_ view: LandscapeView, _ point: Tensor) throws -> Value {
        let names = view.landscape.domains.map(\.name)
        switch self {
        case .grads:
            let values = try view.gradients(at: point).map { Value.tensor($0, weak: false) }
            return .record(Record(Array(zip(names, values))))
        case .losses:
            return .record(Record(Array(zip(names, try view.losses(at: point).map { .real($0) }))))
        case .loss:
            let losses = try view.losses(at: point)
            return .real(zip(losses, view.landscape.weights(.sample)).reduce(0) { $0 + $1.0 * $1.1 })
        case .grad, .hvp: return .tensor(try view.gradient(at: point), weak: false)
        }
    }
}

extension LandscapeView {
    /// A tensor of the language as a vector of the landscape's parameters.
    ///
    /// - Throws: `.shape` for one of another length.
    func vector(_ operand: Operand, _ label: String) throws -> Tensor {
        let theta = landscape.point
        guard operand.tensor.shape == theta.shape else {
            throw Fault(
                .shape, "\(label) has \(operand.tensor.count) elements, and w.theta \(theta.count)",
                hint: "a point is shaped like w.theta")
        }
        return try operand.tensor.constant.to(theta.dtype)
    }
}
