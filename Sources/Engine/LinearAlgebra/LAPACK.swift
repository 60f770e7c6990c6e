/// Linear algebra of small matrices in f64: row-major outside, column-major inside.
enum LAPACK {
    /// The solution of A X = B for A [n, n] and B [n, m].
    ///
    /// - Throws: `.value` when A is singular.
    static func solve(_ a: [Double], _ b: [Double], n: Int, columns m: Int) throws -> [Double] {
        var factors = transposed(a, n, n)
        var result = transposed(b, n, m)
        guard OpenBLAS.solve(&factors, &result, n: n, columns: m) else {
            throw Fault(.value, "the matrix is singular: there is no one solution")
        }
        return transposed(result, m, n)
    }

    /// The determinant of A [n, n].
    static func determinant(_ a: [Double], n: Int) -> Double {
        var factors = a
        let pivots = OpenBLAS.factor(&factors, n: n)
        return (0..<n).reduce(1) { $0 * factors[$1 * n + $1] * (pivots[$1] == Int32($1 + 1) ? 1 : -1) }
    }

    /// The sign of the determinant of A [n, n] and the logarithm of its size; 0 and -inf if that is 0.
    static func logDeterminant(_ a: [Double], n: Int) -> (sign: Double, logarithm: Double) {
        var factors = a
        let pivots = OpenBLAS.factor(&factors, n: n)
        return (0..<n).reduce((1, 0)) { result, i in
            let pivot = factors[i * n + i]
            let sign = pivot > 0 ? 1.0 : pivot < 0 ? -1.0 : 0
            return (
                result.0 * sign * (pivots[i] == Int32(i + 1) ? 1 : -1), result.1 + Double.log(abs(pivot))
            )
        }
    }

    /// The lower L with L Lᵀ = A [n, n].
    ///
    /// - Throws: `.value` unless A is positive definite.
    static func cholesky(_ a: [Double], n: Int) throws -> [Double] {
        // A row-major lower triangle is a column-major upper one.
        var factor = a
        guard OpenBLAS.cholesky(&factor, n: n) else {
            throw Fault(.value, "cholesky of a matrix that is not positive definite")
        }
        return factor.indices.map { $0 % n > $0 / n ? 0 : factor[$0] }
    }

    /// Q [m, k] and the upper R [k, n] with Q R = A [m, n], k the smaller size.
    static func orthogonalFactors(_ a: [Double], m: Int, n: Int) -> (q: [Double], r: [Double]) {
        let k = min(m, n)
        guard k > 0 else { return ([], []) }
        let factors = OpenBLAS.orthogonalFactors(transposed(a, m, n), m: m, n: n)
        let r = (0..<k * n).map { $0 % n >= $0 / n ? factors.r[$0 % n * m + $0 / n] : 0 }
        return (transposed(factors.q, k, m), r)
    }

    /// U, the singular values in descending order, and Vᵀ of A [m, n], with or without the columns and rows
    /// beyond the smaller size.
    ///
    /// - Throws: `.value` when the iteration does not converge.
    static func singularValues(
        _ a: [Double], m: Int, n: Int, full: Bool = false
    ) throws -> (u: [Double], values: [Double], vt: [Double]) {
        let k = min(m, n)
        guard k > 0 else { return (full ? identity(m) : [], [], full ? identity(n) : []) }
        var matrix = transposed(a, m, n)
        guard let found = OpenBLAS.singularValues(&matrix, m: m, n: n, full: full) else { throw notConverged }
        let (p, q) = full ? (m, n) : (k, k)
        return (transposed(found.u, p, m), found.values, transposed(found.vt, n, q))
    }

    private static func identity(_ n: Int) -> [Double] { (0..<n * n).map { $0 / n == $0 % n ? 1 : 0 } }

    /// Eigenvalues ascending and eigenvectors, one a row, of a symmetric A [n, n].
    ///
    /// - Throws: `.value` when the iteration does not converge.
    static func symmetricEigen(_ a: [Double], n: Int) throws -> (values: [Double], vectors: [Double]) {
        var vectors = a
        guard let values = OpenBLAS.symmetricEigen(&vectors, n: n) else { throw notConverged }
        return (values, vectors)
    }

    /// An eigenvalue with its vector, each entry as (real, imaginary).
    struct Pair {
        var value: SIMD2<Double>
        var vector: [SIMD2<Double>]
    }

    /// The eigenvalues and eigenvectors of A [n, n], in no particular order.
    ///
    /// - Throws: `.value` when the iteration does not converge.
    static func eigen(_ a: [Double], n: Int) throws -> [Pair] {
        var matrix = transposed(a, n, n)
        guard let found = OpenBLAS.eigen(&matrix, n: n) else { throw notConverged }
        return (0..<n).map { j in
            let part = found.imaginary[j]
            let sign = part == 0 ? 0.0 : part > 0 ? 1.0 : -1.0
            let first = sign < 0 ? j - 1 : j
            let vector = (0..<n).map { i in
                let imaginary = sign == 0 ? 0 : sign * found.vectors[(first + 1) * n + i]
                return SIMD2(found.vectors[first * n + i], imaginary)
            }
            return Pair(value: SIMD2(found.real[j], part), vector: vector)
        }
    }

    private static var notConverged: Fault { Fault(.value, "the eigenvalues did not converge") }

    /// A [rows, columns] row-major as column-major, or the reverse of the transposed.
    private static func transposed(_ a: [Double], _ rows: Int, _ columns: Int) -> [Double] {
        guard rows > 0, columns > 0 else { return [] }
        return (0..<columns * rows).map { a[$0 % rows * columns + $0 / rows] }
    }
}
