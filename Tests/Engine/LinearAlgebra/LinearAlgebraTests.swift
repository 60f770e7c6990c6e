import Engine
import Testing

@Suite struct LinearAlgebraTests {
    @Test("solve: 4x + y = 1, x + 3y = 2 has x = 1/11, y = 7/11")
    func solve() throws {
        let x = try Tensor([4.0, 1, 1, 3], shape: [2, 2]).solve(Tensor([1.0, 2.0]))
        #expect(abs(x.doubles()[0] - 1.0 / 11) < 1e-15)
        #expect(abs(x.doubles()[1] - 7.0 / 11) < 1e-15)
    }

    @Test("a matrix that is singular, not square or not finite is refused")
    func refused() throws {
        let one = try Tensor([1.0, 1.0])
        #expect(throws: Fault.self) { try Tensor([1.0, 2, 2, 4], shape: [2, 2]).solve(one) }
        #expect(throws: Fault.self) { try Tensor([1.0, 2], shape: [1, 2]).eig() }
        #expect(throws: Fault.self) { try Tensor([Double.nan], shape: [1, 1]).eig() }
    }

    @Test("eig of a matrix with real eigenvalues is real, ascending, with positive first components")
    func eig() throws {
        let a = try Tensor([4.0, 1, 1, 3], shape: [2, 2])
        let (values, vectors) = try a.eig()
        // (7 ± √5) / 2
        #expect(abs(values.doubles()[0] - (7 - 5.0.squareRoot()) / 2) < 1e-14)
        #expect(abs(values.doubles()[1] - (7 + 5.0.squareRoot()) / 2) < 1e-14)
        #expect(try vectors.slice([.at(0)]).doubles().allSatisfy { $0 > 0 })
        let back = try vectors.matmul(values.diag()).matmul(vectors.inv())
        #expect(try (back - a).abs().amax().item() < 1e-13)
    }

    @Test("eig of a rotation by a quarter turn is ∓i, as pairs of numbers")
    func complex() throws {
        let (values, vectors) = try Tensor([0.0, -1, 1, 0], shape: [2, 2]).eig()
        #expect(values.shape == [2, 2] && vectors.shape == [2, 2, 2])
        #expect(zip(values.doubles(), [0, -1, 0, 1]).allSatisfy { abs($0 - $1) < 1e-15 })
        // The vectors are (1, i)/√2 for −i and (1, −i)/√2 for i.
        let r = 0.5.squareRoot()
        #expect(zip(vectors.doubles(), [r, 0, r, 0, 0, r, 0, -r]).allSatisfy { abs($0 - $1) < 1e-15 })
    }

    @Test("eigh of a symmetric matrix gives orthonormal columns")
    func eigh() throws {
        var stream = Stream(seed: 1, .probe)
        let b = try Tensor.randn([6, 6], &stream, dtype: .f64)
        let a = try b + b.T
        let (values, vectors) = try a.eigh()
        #expect(values.doubles() == values.doubles().sorted())
        #expect(try (vectors.T.matmul(vectors) - Tensor.eye(6, .f64)).abs().amax().item() < 1e-13)
        #expect(try (a.matmul(vectors) - vectors * values).abs().amax().item() < 1e-12)
    }

    @Test("the determinant follows the exchange of rows")
    func det() throws {
        #expect(abs(try Tensor([1.0, 2, 3, 4], shape: [2, 2]).det().item() + 2) < 1e-14)
        #expect(abs(try Tensor([3.0, 4, 1, 2], shape: [2, 2]).det().item() - 2) < 1e-14)
        #expect(try Tensor.zeros([0, 0], .f64).det().item() == 1)
    }
}
