import COpenBLAS

/// The one place where the BLAS and LAPACK of OpenBLAS are called.
///
/// OpenBLAS runs with one thread always: products are cut into blocks of fixed size outside, so that bits
/// do not depend on the number of threads. LAPACK's matrices are column-major, its sizes below 2³¹.
enum OpenBLAS {
    private static let singleThreaded: Bool = {
        openblas_set_num_threads(1)
        return true
    }()

    private static func prepare() { precondition(singleThreaded) }

    /// A matrix in row-major memory.
    struct Operand {
        let pointer: UnsafePointer<Double>
        let transposed: Bool
        /// Elements from one row to the next, as stored.
        let rowStep: Int
    }

    /// c = op(a) · op(b), [m, k] times [k, n].
    static func multiply(
        _ m: Int, _ n: Int, _ k: Int, _ a: Operand, _ b: Operand,
        into c: UnsafeMutablePointer<Double>, rowStep: Int
    ) {
        prepare()
        cblas_dgemm(
            CblasRowMajor, a.transposed ? CblasTrans : CblasNoTrans, b.transposed ? CblasTrans : CblasNoTrans,
            blasint(m), blasint(n), blasint(k), 1, a.pointer, blasint(a.rowStep), b.pointer,
            blasint(b.rowStep), 0, c, blasint(rowStep))
    }

    /// Overwrites the right-hand sides [n, m] with the solutions, and the matrix [n, n] with its factors.
    ///
    /// Returns whether there is a solution.
    static func solve(_ matrix: inout [Double], _ right: inout [Double], n: Int, columns m: Int) -> Bool {
        prepare()
        var (size, count, step, info) = (Int32(n), Int32(m), Int32(max(1, n)), Int32(0))
        var pivots = [Int32](repeating: 0, count: n)
        dgesv_(&size, &count, &matrix, &step, &pivots, &right, &step, &info)
        return info == 0
    }

    /// Overwrites a matrix [n, n] with its LU factors; returns the row that each row was exchanged with,
    /// from 1.
    static func factor(_ matrix: inout [Double], n: Int) -> [Int32] {
        prepare()
        var (size, step, info) = (Int32(n), Int32(max(1, n)), Int32(0))
        var pivots = [Int32](repeating: 0, count: n)
        dgetrf_(&size, &size, &matrix, &step, &pivots, &info)
        return pivots
    }

    /// Overwrites a symmetric matrix [n, n], of which the upper triangle counts, with its eigenvectors, one
    /// a column; returns the eigenvalues, ascending, or nil without convergence.
    static func symmetricEigen(_ matrix: inout [Double], n: Int) -> [Double]? {
        prepare()
        var (size, step, info) = (Int32(n), Int32(max(1, n)), Int32(0))
        var values = [Double](repeating: 0, count: n)
        var length = Int32(max(1, 34 * n))
        var work = [Double](repeating: 0, count: Int(length))
        dsyev_("V", "U", &size, &matrix, &step, &values, &work, &length, &info)
        return info == 0 ? values : nil
    }

    /// Overwrites the upper triangle of a symmetric matrix [n, n] with its Cholesky factor; returns whether it
    /// is positive definite.
    static func cholesky(_ matrix: inout [Double], n: Int) -> Bool {
        prepare()
        var (size, step, info) = (Int32(n), Int32(max(1, n)), Int32(0))
        dpotrf_("U", &size, &matrix, &step, &info)
        return info == 0
    }

    /// The factors of a matrix [m, n]: Q [m, k] and R in the upper triangle of [m, n], k the smaller size.
    static func orthogonalFactors(_ matrix: [Double], m: Int, n: Int) -> (q: [Double], r: [Double]) {
        guard m > 0, n > 0 else { return ([], []) }
        prepare()
        var (rows, columns, rank) = (Int32(m), Int32(n), Int32(min(m, n)))
        var (step, info) = (Int32(max(1, m)), Int32(0))
        var r = matrix
        var scales = [Double](repeating: 0, count: max(1, min(m, n)))
        // A block of columns for each of n, and n at the least; sizes are below 2^30, 64 times that is not.
        var length = Int32(max(n, min(64 * n, 1 << 24)))
        var work = [Double](repeating: 0, count: Int(length))
        dgeqrf_(&rows, &columns, &r, &step, &scales, &work, &length, &info)
        var q = Array(r[..<(m * min(m, n))])
        dorgqr_(&rows, &rank, &rank, &q, &step, &scales, &work, &length, &info)
        return (q, r)
    }

    /// Singular values, descending, with U [m, p] and Vᵀ [q, n] of a matrix [m, n]: p and q are m and n if
    /// `full`, else the smaller of both. Nil without convergence.
    static func singularValues(
        _ matrix: inout [Double], m: Int, n: Int, full: Bool
    ) -> (u: [Double], values: [Double], vt: [Double])? {
        prepare()
        let k = min(m, n)
        let (p, q) = full ? (m, n) : (k, k)
        var (rows, columns, step, info) = (Int32(m), Int32(n), Int32(max(1, m)), Int32(0))
        var stepV = Int32(max(1, q))
        var values = [Double](repeating: 0, count: k)
        var u = [Double](repeating: 0, count: m * p)
        var vt = [Double](repeating: 0, count: q * n)
        var places = [Int32](repeating: 0, count: max(1, 8 * k))
        var (length, best) = (Int32(-1), 0.0)
        let job = full ? "A" : "S"
        dgesdd_(
            job, &rows, &columns, &matrix, &step, &values, &u, &step, &vt, &stepV, &best, &length, &places,
            &info)
        guard info == 0, best < Double(Int32.max) else { return nil }
        length = Int32(max(1, best))
        var work = [Double](repeating: 0, count: Int(length))
        dgesdd_(
            job, &rows, &columns, &matrix, &step, &values, &u, &step, &vt, &stepV, &work, &length, &places,
            &info)
        return info == 0 ? (u, values, vt) : nil
    }

    /// The eigenvalues' real and imaginary parts and the eigenvectors of a matrix [n, n], or nil without
    /// convergence; a conjugate pair u ± iv has u and v in its two columns.
    static func eigen(
        _ matrix: inout [Double], n: Int
    ) -> (real: [Double], imaginary: [Double], vectors: [Double])? {
        prepare()
        var (size, step, info, unit, none) = (Int32(n), Int32(max(1, n)), Int32(0), Int32(1), 0.0)
        var real = [Double](repeating: 0, count: n)
        var imaginary = real
        var vectors = [Double](repeating: 0, count: n * n)
        var length = Int32(max(1, 34 * n))
        var work = [Double](repeating: 0, count: Int(length))
        dgeev_(
            "N", "V", &size, &matrix, &step, &real, &imaginary, &none, &unit, &vectors, &step, &work, &length,
            &info)
        return info == 0 ? (real, imaginary, vectors) : nil
    }
}

/// The library behind linear algebra, for stamps.
public enum LinearAlgebraLibrary {
    /// `OpenBLAS 0.3.21 Haswell`: the version, and the kernels that it chose for this machine.
    public static var description: String {
        let parts = String(cString: openblas_get_config()).split(separator: " ")
        let version = parts.dropFirst().first ?? "unknown"
        return "OpenBLAS \(version) \(String(cString: openblas_get_corename()))"
    }
}
