/// Derivatives of functions of one tensor, each computed on a tape of its own.
///
/// The function may itself take derivatives, and may use tensors of an outer tape: the results then lie on
/// that tape too.
public enum Differentiation {
    /// The value of a function and its gradient: the function's result is a single number.
    ///
    /// - Throws: `.shape` when the result is not a single number, and what the function throws.
    public static func valueAndGrad(
        of f: (Tensor) throws -> Tensor, at x: Tensor
    ) throws -> (value: Tensor, gradient: Tensor) {
        let (value, gradients) = try valueAndGrads(of: { try f($0[0]) }, at: [x])
        return (value, gradients[0])
    }

    /// The value of a function of several tensors and its gradients.
    public static func valueAndGrads(
        of f: ([Tensor]) throws -> Tensor, at xs: [Tensor]
    ) throws -> (value: Tensor, gradients: [Tensor]) {
        let tape = Tape()
        let variables = try xs.map { try tape.variable($0) }
        let value = try single(f(variables))
        let nested = tape.meetsOlder
        let gradients = try tape.gradients(of: value, at: variables, createGraph: nested)
        return (nested ? value : value.constant, gradients)
    }

    /// The gradient of a function whose result is a single number.
    public static func grad(of f: (Tensor) throws -> Tensor, at x: Tensor) throws -> Tensor {
        try valueAndGrad(of: f, at: x).gradient
    }

    /// The Hessian of a function times a vector of x's shape.
    public static func hvp(of f: (Tensor) throws -> Tensor, at x: Tensor, _ vector: Tensor) throws -> Tensor {
        try grad(of: { try (grad(of: f, at: $0) * vector).sum() }, at: x)
    }

    /// The product of a vector of the result's shape with the Jacobian.
    public static func vjp(of f: (Tensor) throws -> Tensor, at x: Tensor, _ vector: Tensor) throws -> Tensor {
        let tape = Tape()
        let variable = try tape.variable(x)
        let value = try f(variable)
        return try tape.gradients(of: value, at: [variable], seed: vector, createGraph: tape.meetsOlder)[0]
    }

    /// The product of the Jacobian with a vector of x's shape: the derivative in that direction.
    ///
    /// Exact, as the gradient of the (linear) vector-Jacobian product by its vector.
    public static func jvp(of f: (Tensor) throws -> Tensor, at x: Tensor, _ vector: Tensor) throws -> Tensor {
        let tape = Tape()
        let variable = try tape.variable(x)
        let value = try f(variable)
        let seed = try tape.variable(Tensor.zeros(value.shape, value.dtype))
        let product = try tape.gradients(of: value, at: [variable], seed: seed, createGraph: true)[0]
        return try tape.gradients(of: product, at: [seed], seed: vector, createGraph: tape.meetsOlder)[0]
    }

    /// The Jacobian of a function, of the result's shape followed by x's.
    public static func jacobian(of f: (Tensor) throws -> Tensor, at x: Tensor) throws -> Tensor {
        let tape = Tape()
        let variable = try tape.variable(x)
        let value = try f(variable)
        let nested = tape.meetsOlder
        let size = value.count
        guard size > 0 else { return try Tensor.zeros(value.shape + x.shape, x.dtype) }
        let unit = try Tensor.eye(size, value.dtype)
        let rows = try (0..<size).map { row in
            let seed = try unit.select(dim: 0, index: row).reshape(value.shape)
            return try tape.gradients(of: value, at: [variable], seed: seed, createGraph: nested)[0]
        }
        return try Tensor.stack(rows).reshape(value.shape + x.shape)
    }

    /// The matrix of second derivatives of a function whose result is a single number, of x's shape twice.
    public static func hessian(of f: (Tensor) throws -> Tensor, at x: Tensor) throws -> Tensor {
        try jacobian(of: { try grad(of: f, at: $0) }, at: x)
    }

    private static func single(_ value: Tensor) throws -> Tensor {
        guard value.count == 1 else {
            throw Fault(
                .shape,
                "the function's value is a tensor \(value.shape.sizes); a gradient takes a single number")
        }
        return value
    }
}
