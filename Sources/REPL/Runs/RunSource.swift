import Engine
import Language
import Plugins

/// Rebuilds what a run was trained with: from the run itself, or from what its folder says of it.
struct RunSource {
    let run: TrainingRun
    let session: Session

    /// The plan of the run.
    ///
    /// - Parameter on: other data to go on with.
    /// - Throws: `.state` where the data is not what it was and no other is given, or where a setting cannot be
    ///   written down.
    func plan(on other: Mixture? = nil) throws -> TrainPlan {
        let mixture = try other ?? data()
        var named: [(label: String, value: Value)] = [("model", .noun(try startingModel())), ("on", .noun(mixture))]
        for (label, value) in run.resolved.entries where !["model", "on", "seed", "seeds", "out"].contains(label) {
            guard !value.isNull, let live = try live(value, label) else { continue }
            named.append((label, live))
        }
        let call = Call(named: named.map { ($0.label, nil, Call.Argument($0.value)) })
        let request = try TrainForm.request.make(call)
        guard let seed = run.resolved["seed"]?.exactInt else { throw unknown("seed") }
        return request.plan(seed)
    }

    /// The data as it was.
    private func data() throws -> Mixture {
        if let known = run.trainedOn { return known }
        let hint = "give the data with on:"
        let found: Mixture?
        do {
            found = try FieldType<Mixture>.mixture.read(evaluated(run.data.expression))
        } catch {
            let fault = error as? Fault ?? Fault(.state, "\(error)")
            throw Fault(.state, "the run's data \(run.data.expression.escapedForTerminal) cannot be had again: \(fault.message)", hint: hint)
        }
        guard let found, DataStamp(found).hash == run.data.hash else {
            throw Fault(.state, "the run's data \(run.data.expression.escapedForTerminal) has changed since", hint: hint)
        }
        return found
    }

    /// The model before the first step.
    private func startingModel() throws -> Model {
        let path = run.path + "/start.safetensors"
        return try run.model.replacing(Safetensors(decoding: FileBytes.read(path)).tensors)
    }

    /// A setting as a value: what is read from a folder is a text where it was an object.
    private func live(_ value: Value, _ label: String) throws -> Value? {
        guard let text = value.exactText, ["with", "optimizer", "lr", "average", "valid"].contains(label) else {
            if label == "watch", case .list(let items) = value, items.contains(where: { $0.exactText != nil }) {
                session.notice("the run's watchers are functions, which its folder does not hold; it goes on without")
                return nil
            }
            return value
        }
        do {
            return try evaluated(text)
        } catch { throw unknown(label) }
    }

    private func unknown(_ label: String) -> Fault {
        Fault(
            .state, "the run's \(label) cannot be made again from its folder",
            hint: "train again with the same arguments; an objective of one's own is a function, which a folder does not hold")
    }

    /// The value of an expression, with the built-in names alone.
    private func evaluated(_ text: String) throws -> Value {
        let source = Source(name: "run.json", text: Array(text.utf8))
        let program = try session.interpreter.parse(source, folder: ".")
        var value = Value.null
        for statement in program.statements {
            value = try session.interpreter.run(statement, in: Module(name: "run", folder: ".")) ?? .null
        }
        return value
    }
}
