import COpenBLAS

/// LAPACK on small matrices in f64, row-major outside and column-major inside.
enum LAPACK {
    /// The solution of A X = B for A [n, n] and B [n, m], row-major.
    ///
    /// - Throws: `.value` when A is singular.
    static func solve(_ a: [Double], _ b: [Double], n: Int, columns m: Int) throws -> [Double] {
        var factors = transposed(a, n, n)
        var result = transposed(b, n, m)
        var (size, count, step, info) = (Int32(n), Int32(m), Int32(max(1, n)), Int32(0))
        var pivots = [Int32](repeating: 0, count: n)
        OpenBLAS.prepare()
        dgesv_(&size, &count, &factors, &step, &pivots, &result, &step, &info)
        guard info == 0 else { throw Fault(.value, "the matrix is singular: there is no one solution") }
        return transposed(result, m, n)
    }

    /// The determinant of A [n, n].
    static func determinant(_ a: [Double], n: Int) -> Double {
        var factors = a
        var (size, step, info) = (Int32(n), Int32(max(1, n)), Int32(0))
        var pivots = [Int32](repeating: 0, count: n)
        OpenBLAS.prepare()
        dgetrf_(&size, &size, &factors, &step, &pivots, &info)
        return (0..<n).reduce(1) { $0 * factors[$1 * n + $1] * (pivots[$1] == Int32($1 + 1) ? 1 : -1) }
    }

    /// Eigenvalues ascending and eigenvectors, one a row, of a symmetric A [n, n].
    ///
    /// - Throws: `.value` when the iteration does not converge.
    static func symmetricEigen(_ a: [Double], n: Int) throws -> (values: [Double], vectors: [Double]) {
        var (vectors, size, step, info) = (a, Int32(n), Int32(max(1, n)), Int32(0))
        var values = [Double](repeating: 0, count: n)
        var length = Int32(max(1, 34 * n))
        var work = [Double](repeating: 0, count: Int(length))
        OpenBLAS.prepare()
        dsyev_("V", "U", &size, &vectors, &step, &values, &work, &length, &info)
        guard info == 0 else { throw Fault(.value, "the eigenvalues did not converge") }
        return (values, vectors)
    }

    /// An eigenvalue with its vector, each entry as (real, imaginary).
    struct Pair {
        var value: SIMD2<Double>
        var vector: [SIMD2<Double>]
    }

    /// The eigenvalues and eigenvectors of A [n, n], in LAPACK's order.
    ///
    /// - Throws: `.value` when the iteration does not converge.
    static func eigen(_ a: [Double], n: Int) throws -> [Pair] {
        var (matrix, size, step, info) = (transposed(a, n, n), Int32(n), Int32(max(1, n)), Int32(0))
        var real = [Double](repeating: 0, count: n)
        var imaginary = real
        var vectors = [Double](repeating: 0, count: n * n)
        var (none, unit) = (0.0, Int32(1))
        var length = Int32(max(1, 34 * n))
        var work = [Double](repeating: 0, count: Int(length))
        OpenBLAS.prepare()
        dgeev_(
            "N", "V", &size, &matrix, &step, &real, &imaginary, &none, &unit, &vectors, &step, &work, &length,
            &info)
        guard info == 0 else { throw Fault(.value, "the eigenvalues did not converge") }
        return (0..<n).map { j in
            // A conjugate pair shares two columns: u + iv and u − iv.
            let sign = imaginary[j] == 0 ? 0.0 : imaginary[j] > 0 ? 1.0 : -1.0
            let first = sign < 0 ? j - 1 : j
            let vector = (0..<n).map { i in
                SIMD2(vectors[first * n + i], sign == 0 ? 0 : sign * vectors[(first + 1) * n + i])
            }
            return Pair(value: SIMD2(real[j], imaginary[j]), vector: vector)
        }
    }

    /// A [rows, columns] row-major as column-major, or the reverse of the transposed.
    private static func transposed(_ a: [Double], _ rows: Int, _ columns: Int) -> [Double] {
        guard rows > 0, columns > 0 else { return [] }
        return (0..<columns * rows).map { a[$0 % rows * columns + $0 / rows] }
    }
}
