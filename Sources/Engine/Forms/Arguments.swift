/// The bound arguments of a call: every field has its value.
public struct Arguments: Sendable {
    let values: [any Sendable]
    private let places: [Place?]
    private let texts: [String?]
    private let given: [Bool]
    /// Every field by label as a value of the language, defaults filled in: what a run's record keeps.
    public let resolved: Record
    /// The whole call.
    public let place: Place?

    init(
        values: [any Sendable], places: [Place?], texts: [String?], given: [Bool], resolved: Record,
        written: Record, place: Place?
    ) {
        self.written = written
        self.values = values
        self.places = places
        self.texts = texts
        self.given = given
        self.resolved = resolved
        self.place = place
    }

    /// The value of a field of this form.
    public subscript<T>(field: Field<T>) -> T {
        guard let boxed = values[field.index] as? Boxed<T> else {
            preconditionFailure("field \(field.label) belongs to another form")
        }
        return boxed.value
    }

    /// The fields that were given, by label.
    public let written: Record

    /// Whether the field was given rather than left to its default.
    public func isGiven<T>(_ field: Field<T>) -> Bool { given[field.index] }

    /// Where the field's argument stands, else the call.
    public func place<T>(of field: Field<T>) -> Place? { places[field.index] ?? place }

    /// The field's argument as it was written, if it was.
    public func text<T>(of field: Field<T>) -> String? { texts[field.index] }
}

extension Form {
    /// Gives every argument of a call to its field.
    ///
    /// - Throws: `Fault` of kind `argument` (unknown label with the nearest, missing, given twice, too many, out
    ///   of range) or `type`, placed at the argument.
    public func bind(_ call: Call) throws -> Arguments {
        let slots = try assign(call)
        var values: [any Sendable] = []
        var resolved = Record()
        var written = Record()
        for (index, field) in fields.enumerated() {
            if let argument = slots[index] {
                do {
                    guard let (value, reading) = try reading(of: argument, by: decoders[index]) else {
                        throw mismatch(field, argument.value)
                    }
                    values.append(value)
                    resolved[field.label] = reading
                    written[field.label] = reading
                } catch let fault as Fault {
                    throw fault.located(at: argument.place)
                }
            } else if let value = try decoders[index].fallback() {
                values.append(value)
                if let value = decoders[index].defaultValue { resolved[field.label] = value }
            } else {
                throw Fault(
                    .argument, "\(name) needs \(field.label) (\(field.type))", hint: signature, at: call.place)
            }
        }
        return Arguments(
            values: values, places: slots.map { $0?.place }, texts: slots.map { $0?.text },
            given: slots.map { $0 != nil }, resolved: resolved, written: written,
            place: call.place)
    }

    /// The first of an argument's readings that a field takes, with its Swift value.
    private func reading(of argument: Call.Argument, by decoder: FieldDecoder) throws
        -> (value: any Sendable, written: Value)?
    {
        for written in [argument.value] + argument.alternatives {
            if let value = try decoder.decode(written) { return (value, written) }
        }
        return nil
    }

    private func assign(_ call: Call) throws -> [Call.Argument?] {
        var slots: [Call.Argument?] = fields.map { _ in nil }
        let singles = fields.indices.filter { fields[$0].role == .single }
        let rest = fields.firstIndex { $0.role == .rest }
        var extra: [Call.Argument] = []
        for (position, argument) in call.positional.enumerated() {
            let before = rest.map { at in singles.filter { $0 < at } } ?? singles
            if position < before.count {
                slots[before[position]] = argument
            } else if rest != nil {
                extra.append(argument)
            } else {
                throw Fault(
                    .argument, "\(name) takes at most \(singles.count) arguments by position", hint: signature,
                    at: argument.place)
            }
        }
        if let rest, !extra.isEmpty {
            slots[rest] = Call.Argument(.list(extra.map(\.value)), at: extra[0].place)
        }
        try assignNamed(call, &slots)
        return slots
    }

    private func assignNamed(_ call: Call, _ slots: inout [Call.Argument?]) throws {
        var others = Record()
        let restNamed = fields.firstIndex { $0.role == .restNamed }
        for (label, labelPlace, argument) in call.named {
            if let index = fields.firstIndex(where: { $0.label == label && $0.role == .single }) {
                guard slots[index] == nil else {
                    throw Fault(.argument, "\(name): \(label) is given twice", at: labelPlace)
                }
                slots[index] = argument
            } else if restNamed != nil {
                others[label] = argument.value
            } else {
                throw unknown(label, at: labelPlace)
            }
        }
        if let restNamed, others.count > 0 { slots[restNamed] = Call.Argument(.record(others), at: call.place) }
    }

    private func unknown(_ label: String, at place: Place?) -> Fault {
        let labels = fields.filter { $0.role == .single }.map(\.label)
        var hint = labels.isEmpty ? "\(name) takes no named arguments" : "it takes \(labels.joined(separator: ", "))"
        if let known = Suggestion.foreignLabels[label], labels.contains(known) {
            hint = "write \(known)"
        } else if let near = Suggestion.nearest(to: label, among: labels) {
            hint = "did you mean \(near)?"
        }
        return Fault(.argument, "\(name) has no argument called \(label)", hint: hint, at: place)
    }

    private func mismatch(_ field: FieldDescription, _ value: Value) -> Fault {
        if !field.choices.isEmpty, case .text(let text) = value {
            var hint = "it is one of " + field.choices.joined(separator: ", ")
            if let near = Suggestion.nearest(to: text, among: field.choices) { hint = "did you mean \"\(near)\"?" }
            return Fault(.argument, "\(field.label) cannot be \"\(text)\"", hint: hint)
        }
        return Fault(.type, "\(field.label) must be \(field.type), and is a \(value.kind)", hint: signature)
    }
}
