import Engine
import Testing

struct LanczosTests {
    @Test("the largest eigenvalues of a diagonal matrix are its largest entries", arguments: [1, 3])
    func diagonal(k: Int) throws {
        let entries = (0..<40).map { Double($0) - 5 }
        let found = try Lanczos(dimension: 40).largest(k, seed: 1) { zip($0, entries).map { $0 * $1 } }
        let expected = [34.0, 33, 32].prefix(k)
        // The residual bound of 1e-4 relative bounds the error of an eigenvalue (symmetric matrices).
        for (value, exact) in zip(found, expected) { #expect(abs(value - exact) < 1e-4 * 34) }
        #expect(found.count == k)
    }

    @Test("the zero matrix has zero eigenvalues, as many as were asked for")
    func zero() throws {
        #expect(try Lanczos(dimension: 5).largest(3, seed: 0) { $0.map { _ in 0 } } == [0, 0, 0])
    }

    @Test("one dimension is its own eigenvalue, negative ones included")
    func one() throws {
        #expect(try Lanczos(dimension: 1).largest(1, seed: 0) { $0.map { -2 * $0 } } == [-2])
    }

    @Test("more eigenvalues than rows, and products that are not finite, are refused")
    func refused() {
        #expect(throws: Fault.self) { try Lanczos(dimension: 2).largest(3, seed: 0) { $0 } }
        #expect(throws: Fault.self) { try Lanczos(dimension: 2).largest(1, seed: 0) { $0.map { _ in .nan } } }
    }
}
