import Engine
import Testing

@Suite struct DifferentiationTests {
    // f(x, y) = x² y has gradient (2xy, x²) and Hessian ((2y, 2x), (2x, 0)).
    private let f: @Sendable (Tensor) throws -> Tensor = { v in
        let (x, y) = (try v.item(at: 0), try v.item(at: 1))
        return try x.square() * y
    }

    @Test("value, gradient, Hessian and its product with a vector of x² y at (3, 2)")
    func secondOrder() throws {
        let at = try Tensor([3.0, 2])
        let (value, gradient) = try Differentiation.valueAndGrad(of: f, at: at)
        #expect(value.item() == 18 && !value.isRecorded)
        #expect(gradient.doubles() == [12, 9] && !gradient.isRecorded)
        #expect(try Differentiation.hessian(of: f, at: at).doubles() == [4, 6, 6, 0])
        #expect(try Differentiation.hvp(of: f, at: at, Tensor([1.0, 1])).doubles() == [10, 6])
    }

    @Test("the Jacobian of (x y, x + y) is ((y, x), (1, 1)); jvp and vjp multiply it from either side")
    func jacobian() throws {
        let g: (Tensor) throws -> Tensor = { v in
            let (x, y) = (try v.item(at: 0), try v.item(at: 1))
            return try Tensor.stack([x * y, x + y])
        }
        let at = try Tensor([3.0, 2])
        #expect(try Differentiation.jacobian(of: g, at: at).doubles() == [2, 3, 1, 1])
        #expect(try Differentiation.jvp(of: g, at: at, Tensor([1.0, 10])).doubles() == [32, 11])
        #expect(try Differentiation.vjp(of: g, at: at, Tensor([1.0, 10])).doubles() == [12, 13])
    }

    @Test(
        "a derivative inside a function keeps what the function took from outside apart from its own variable"
    )
    func nested() throws {
        // d/dx of (x · d/dy (x + y) at y = 1) is 1, not 2: perturbations are not confused.
        let g = try Differentiation.grad(
            of: { x in try x * Differentiation.grad(of: { y in try x + y }, at: Tensor(1.0)) },
            at: Tensor(5.0))
        #expect(g.item() == 1 && !g.isRecorded)
        // d/dx of d/dy (x y²) at y = 3, which is 2 x y: 6.
        let h = try Differentiation.grad(
            of: { x in try Differentiation.grad(of: { y in try x * y * y }, at: Tensor(3.0)) },
            at: Tensor(5.0))
        #expect(h.item() == 6)
    }

    @Test("a function of several numbers has no gradient, one of integers none either")
    func refused() throws {
        #expect(throws: Fault.self) { try Differentiation.grad(of: { $0 }, at: Tensor([1.0, 2])) }
        #expect(throws: Fault.self) { try Differentiation.grad(of: { $0 }, at: Tensor(3)) }
    }

    @Test("a wrong derivative is noticed by the check of gradients")
    func checkNotices() throws {
        // x held constant in one factor: half of the true slope.
        let wrong = GradientCheck(function: { try $0[0].constant * $0[0] }, point: [try Tensor([1.5, -2])])
        #expect(try wrong.error(order: 1) > 0.1)
    }
}
