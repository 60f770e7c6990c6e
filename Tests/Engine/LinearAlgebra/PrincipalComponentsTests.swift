import Engine
import Testing

struct PrincipalComponentsTests {
    @Test("points on a line have one direction", arguments: [false, true])
    func line(isWide: Bool) throws {
        // Along (3, 4)/5; wide rows take the other Gram matrix.
        let rows: [[Double]] = (0..<4).map { row in
            let t = Double(row)
            return [3 * t, 4 * t] + (isWide ? [Double](repeating: 0, count: 6) : [])
        }
        let x = try Tensor(rows.flatMap { $0 }, shape: [4, rows[0].count])
        let found = try PrincipalComponents(of: x, count: 1)
        let direction = found.directions.doubles()
        #expect(abs(direction[0] - 0.6) < 1e-12 && abs(direction[1] - 0.8) < 1e-12)
        let expected = [-7.5, -2.5, 2.5, 7.5]
        #expect(zip(found.coordinates.doubles(), expected).allSatisfy { abs($0 - $1) < 1e-12 })
        // Steps of 5: the variance of 0, 5, 10, 15.
        #expect(abs(found.variances[0] - 125.0 / 3) < 1e-10)
    }

    @Test("directions are orthonormal and variances descend")
    func orthonormal() throws {
        var stream = Stream(seed: 1, .tensor)
        let x = try Tensor.randn([30, 5], &stream, dtype: .f64)
        let found = try PrincipalComponents(of: x, count: 5)
        let product = try found.directions.matmul(found.directions.transpose(0, 1)).doubles()
        for i in 0..<5 { for j in 0..<5 { #expect(abs(product[i * 5 + j] - (i == j ? 1 : 0)) < 1e-12) } }
        #expect(found.variances == found.variances.sorted(by: >))
    }

    @Test("equal rows, single rows and too many components")
    func degenerate() throws {
        let equal = try PrincipalComponents(of: Tensor([1.0, 2, 1, 2], shape: [2, 2]), count: 1)
        #expect(equal.coordinates.doubles().allSatisfy { abs($0) < 1e-12 })
        let single = try PrincipalComponents(of: Tensor([1.0, 2], shape: [1, 2]), count: 1)
        #expect(single.coordinates.doubles() == [0])
        #expect(throws: Fault.self) { try PrincipalComponents(of: Tensor([1.0, 2], shape: [1, 2]), count: 2) }
    }
}
