#pragma once

#include <stdint.h>

/// C = alpha · op(A) · op(B) + beta · C for row-major matrices.
///
/// op(A) is [m, k] and op(B) [k, n]; with `transpose_a` 1, A is stored as [k, m], likewise B as [n, k].
/// `lda`, `ldb`, `ldc` are the elements from one stored row to the next. With beta 0, C is not read. C must
/// not overlap A or B. Returns 0, or -1 when there is no memory for packing.
int kernels_gemm_f32(
    int transpose_a, int transpose_b, int64_t m, int64_t n, int64_t k,
    float alpha, const float *a, int64_t lda, const float *b, int64_t ldb,
    float beta, float *c, int64_t ldc);
/// The same for f64; correct and blocked, not tuned.
int kernels_gemm_f64(
    int transpose_a, int transpose_b, int64_t m, int64_t n, int64_t k,
    double alpha, const double *a, int64_t lda, const double *b, int64_t ldb,
    double beta, double *c, int64_t ldc);
