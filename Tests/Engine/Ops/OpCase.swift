import Engine
import Testing

/// A row of the catalog of ops: a function of tensors, and the shapes and values at which it is tested.
struct OpCase: Sendable, CustomTestStringConvertible {
    /// Where random inputs lie.
    enum Values: Sendable {
        /// Standard normal.
        case normal
        /// Between ½ and 2½: away from poles and branch points.
        case positive
        /// Between −0.9 and 0.9.
        case inside
    }

    let name: String
    let shapes: [[Int]]
    let values: Values
    let body: @Sendable ([Tensor]) throws -> Tensor

    init(
        _ name: String, _ shapes: [Int]..., values: Values = .normal,
        body: @escaping @Sendable ([Tensor]) throws -> Tensor
    ) {
        (self.name, self.shapes, self.values, self.body) = (name, shapes, values, body)
    }

    var testDescription: String { "\(name) \(shapes)" }

    /// Random inputs, the same in every run.
    func point(_ dtype: DType = .f64) throws -> [Tensor] {
        var stream = Stream(seed: 42, .probe, shapes.count)
        return try shapes.map { shape in
            let x =
                switch values {
                case .normal: try Tensor.randn(shape, &stream, dtype: .f64)
                case .positive: try Tensor.rand(shape, &stream, dtype: .f64) * 2.0 + 0.5
                case .inside: try Tensor.rand(shape, &stream, dtype: .f64) * 1.8 - 0.9
                }
            return try x.to(dtype)
        }
    }

    /// A case for each of several shapes of one input.
    static func unary(
        _ name: String, values: Values = .normal, shapes: [[Int]] = [[], [1], [5], [2, 3], [0], [3, 1, 4]],
        _ body: @escaping @Sendable (Tensor) throws -> Tensor
    ) -> [OpCase] {
        shapes.map { OpCase(name, $0, values: values) { try body($0[0]) } }
    }

    /// A case for each of several pairs of shapes that broadcast.
    static func binary(
        _ name: String, values: Values = .normal,
        _ body: @escaping @Sendable (Tensor, Tensor) throws -> Tensor
    ) -> [OpCase] {
        let pairs: [([Int], [Int])] = [
            ([4], [4]), ([], []), ([2, 3], []), ([3, 1], [1, 4]), ([2, 3, 4], [3, 1]), ([1], [5]),
            ([0, 3], [3]),
            ([2, 3], [2, 3]), ([5, 2, 3], [3]),
        ]
        return pairs.map { OpCase(name, $0.0, $0.1, values: values) { try body($0[0], $0[1]) } }
    }
}
