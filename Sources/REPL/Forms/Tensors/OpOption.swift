import Engine

/// An argument of an op beside its first tensor: how it is declared, and how it is read.
struct OpOption<T: Sendable>: Sendable {
    let declare: @Sendable (inout Fields) -> OpReader<T>
}

/// Reads the argument of one call.
struct OpReader<T: Sendable>: Sendable {
    /// The argument where it is a tensor whose dtype counts for the whole op.
    let operand: @Sendable (Arguments) -> Operand?
    /// The Swift value; weak tensors take the dtype given.
    let read: @Sendable (Arguments, DType) throws -> T

    init(
        operand: @escaping @Sendable (Arguments) -> Operand? = { _ in nil },
        read: @escaping @Sendable (Arguments, DType) throws -> T
    ) {
        self.operand = operand
        self.read = read
    }
}

extension OpOption {
    /// An argument of any type with a default.
    static func value(
        _ label: String, _ type: FieldType<T>, _ standard: Value, in bound: Bound? = nil, _ help: String
    ) -> OpOption {
        OpOption { fields in
            let field = fields(label, type, default: standard, in: bound, help: help)
            return OpReader { arguments, _ in arguments[field] }
        }
    }

    /// An argument of any type that must be given.
    static func needed(
        _ label: String, _ type: FieldType<T>, in bound: Bound? = nil, _ help: String
    ) -> OpOption {
        OpOption { fields in
            let field = fields(label, type, in: bound, help: help)
            return OpReader { arguments, _ in arguments[field] }
        }
    }

    /// An argument that may be left out.
    static func maybe<Inner>(
        _ label: String, _ type: FieldType<Inner>, in bound: Bound? = nil, _ help: String
    ) -> OpOption where T == Inner? {
        OpOption { fields in
            let field = fields(optional: label, type, in: bound, help: help)
            return OpReader { arguments, _ in arguments[field] }
        }
    }

    /// One of the cases of an enumeration, by its raw text.
    static func choice(_ label: String, _ standard: T, _ help: String) -> OpOption
    where T: RawRepresentable<String> & CaseIterable {
        let texts = T.allCases.map(\.rawValue)
        let type = FieldType<T>(texts.map { "\"\($0)\"" }.joined(separator: " | "), choices: texts) {
            $0.exactText.flatMap(T.init(rawValue:))
        }
        return value(label, type, .text(standard.rawValue), help)
    }
}

extension OpOption where T == Tensor {
    /// A further tensor that the op computes with.
    static func tensor(_ label: String, _ help: String) -> OpOption {
        OpOption { fields in
            let field = fields(label, .tensor, help: help)
            return OpReader(operand: { $0[field] }) { arguments, dtype in try arguments[field].fitted(to: dtype) }
        }
    }

    /// Positions, labels or masks: a tensor whose dtype stays its own.
    static func index(_ label: String, _ help: String) -> OpOption {
        OpOption { fields in
            let field = fields(label, .tensor, help: help)
            return OpReader { arguments, _ in arguments[field].tensor }
        }
    }
}

extension OpOption where T == Tensor? {
    /// A further tensor that may be left out.
    static func maybeTensor(_ label: String, _ help: String) -> OpOption {
        OpOption { fields in
            let field = fields(optional: label, .tensor, help: help)
            return OpReader(operand: { $0[field] }) { arguments, dtype in
                try arguments[field]?.fitted(to: dtype)
            }
        }
    }
}

extension Operand {
    /// The tensor in an op of this dtype: weak ones take it, strong ones keep their own.
    fileprivate func fitted(to dtype: DType) throws -> Tensor { isWeak ? try tensor.to(dtype) : tensor }
}

extension OpOption where T == Double {
    /// A number with a default.
    static func number(_ label: String, _ standard: Double, in bound: Bound? = nil, _ help: String) -> OpOption {
        value(label, .number, .real(standard), in: bound, help)
    }
}

extension OpOption where T == Int {
    /// A whole number with a default.
    static func int(_ label: String, _ standard: Int, in bound: Bound? = nil, _ help: String) -> OpOption {
        value(label, .int, .int(standard), in: bound, help)
    }
}

extension OpOption where T == Bool {
    /// `true` or `false`, with a default.
    static func flag(_ label: String, _ standard: Bool, _ help: String) -> OpOption {
        value(label, .bool, .bool(standard), help)
    }
}
