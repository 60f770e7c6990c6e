import Engine
import Language

/// A world of a few losses of θ: `toy({a: f, b: g}, start: [0, 0])`.
struct World: Noun {
    /// The losses by domain: functions of the language.
    let losses: [(name: String, function: any Callable)]
    /// Where steps start, f64.
    let theta: Tensor

    static let kind = "world"
    var fieldNames: [String] { ["theta", "domains", "mean_loss", "losses"] }

    /// - Throws: `.argument` for a loss that is no function, `.value` for one that is not a number at θ.
    init(_ record: Record, start: Tensor, in session: Session) throws {
        losses = try record.entries.map { entry in
            guard case .function(let function) = entry.value else {
                throw Fault(
                    .argument, "the loss \(entry.key) is a \(entry.value.kind), not a function",
                    hint: "\(entry.key): t => sum(t^2)")
            }
            return (entry.key, function)
        }
        theta = try start.to(.f64)
        for (name, _) in losses {
            let value = try loss(of: name, at: theta, session).doubles()
            guard value.count == 1 else {
                throw Fault(.value, "the loss \(name) gives \(value.count) numbers at the start, not one")
            }
            guard value[0].isFinite else {
                throw Fault(.value, "the loss \(name) is \(value[0]) at the start", hint: "start elsewhere")
            }
        }
    }

    /// The landscape of the losses around a point.
    func landscape(at theta: Tensor, _ session: Session) throws -> WorldLandscape {
        try WorldLandscape(
            losses.map { name, _ in (name, { try loss(of: name, at: $0, session) }) },
            at: theta, interrupt: { try session.checkInterrupt() })
    }

    /// A loss at a point, differentiable through the tape.
    private func loss(of name: String, at theta: Tensor, _ session: Session) throws -> Tensor {
        guard let function = losses.first(where: { $0.name == name })?.function else {
            preconditionFailure("a loss that the world does not have")
        }
        let value = try function.call(Call(values: [.tensor(theta, weak: true)]), in: session)
        guard let operand = try Operand(value)?.floating() else {
            throw Fault(.type, "the loss \(name) gives a \(value.kind), where a number was expected")
        }
        return try operand.tensor.to(.f64)
    }

    /// The mean of the losses at a point, for a session and others that call functions.
    fileprivate func mean(at value: Value, in host: any Host) throws -> Value {
        var sum: Operand?
        for (name, function) in losses {
            guard let loss = try Operand(function.call(Call(values: [value]), in: host)) else {
                throw Fault(.type, "the loss \(name) gives no number")
            }
            sum = try sum.map { Operand(try $0.tensor + loss.tensor, isWeak: $0.isWeak && loss.isWeak) } ?? loss
        }
        guard let sum else { return .real(0) }
        return Operand(try sum.tensor * (1 / Double(losses.count)), isWeak: sum.isWeak).value
    }

    func field(_ name: String, in host: any Host) throws -> Value? {
        switch name {
        case "theta": .tensor(theta, weak: true)
        case "domains": .list(losses.map { .text($0.name) })
        case "mean_loss": .function(MeanLoss(world: self))
        case "losses": .record(Record(losses.map { ($0.name, .function($0.function)) }))
        default: nil
        }
    }

    var summary: String {
        "a world of \(losses.count) \(losses.count == 1 ? "loss" : "losses") "
            + "(\(losses.map(\.name).joined(separator: ", "))) of \(theta.count) parameters"
    }
}

/// The mean of a world's losses as a function of θ.
private struct MeanLoss: Callable {
    let world: World

    var name: String { "mean_loss" }
    var parameters: [FieldDescription] { [] }
    var isSilent: Bool { false }

    func call(_ call: Call, in host: any Host) throws -> Value {
        guard call.named.isEmpty, call.positional.count == 1 else {
            throw Fault(.argument, "mean_loss takes one argument: theta")
        }
        return try world.mean(at: call.positional[0].value, in: host)
    }
}
