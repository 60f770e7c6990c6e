import COpenBLAS

/// The one place where the BLAS and LAPACK of OpenBLAS are called.
///
/// OpenBLAS runs with one thread always: products are cut into blocks of fixed size outside, so that bits
/// do not depend on the number of threads.
enum OpenBLAS {
    private static let singleThreaded: Bool = {
        openblas_set_num_threads(1)
        return true
    }()

    /// Must have run before any call.
    static func prepare() { precondition(singleThreaded) }

    /// A matrix in row-major memory.
    struct Operand<T> {
        let pointer: UnsafePointer<T>
        let transposed: Bool
        /// Elements from one row to the next, as stored.
        let rowStep: Int
    }

    /// c = op(a) · op(b), [m, k] times [k, n], in f64.
    static func multiply(
        _ m: Int, _ n: Int, _ k: Int, _ a: Operand<Double>, _ b: Operand<Double>,
        into c: UnsafeMutablePointer<Double>, rowStep: Int
    ) {
        prepare()
        cblas_dgemm(
            CblasRowMajor, a.transposed ? CblasTrans : CblasNoTrans, b.transposed ? CblasTrans : CblasNoTrans,
            blasint(m), blasint(n), blasint(k), 1, a.pointer, blasint(a.rowStep), b.pointer,
            blasint(b.rowStep),
            0, c, blasint(rowStep))
    }

    /// c = op(a) · op(b), [m, k] times [k, n], in f32.
    static func multiply(
        _ m: Int, _ n: Int, _ k: Int, _ a: Operand<Float>, _ b: Operand<Float>,
        into c: UnsafeMutablePointer<Float>, rowStep: Int
    ) {
        prepare()
        cblas_sgemm(
            CblasRowMajor, a.transposed ? CblasTrans : CblasNoTrans, b.transposed ? CblasTrans : CblasNoTrans,
            blasint(m), blasint(n), blasint(k), 1, a.pointer, blasint(a.rowStep), b.pointer,
            blasint(b.rowStep),
            0, c, blasint(rowStep))
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
