#pragma once

#include <stdint.h>

/// Reductions over the middle of [outer, n, inner]; `out` is [outer, inner].
typedef enum {
    /// The sum; in f64 for f32, rounded at the end. 0 of nothing.
    KERNELS_SUM,
    /// The largest; nan when one is. −∞ of nothing.
    KERNELS_LARGEST,
    /// The smallest; nan when one is. ∞ of nothing.
    KERNELS_SMALLEST,
} kernels_reduction;

/// Reduces f32 values over the middle dimension.
void kernels_reduce_f32(
    kernels_reduction op, float *out, const float *x, int64_t outer, int64_t n, int64_t inner);
/// The same for f64.
void kernels_reduce_f64(
    kernels_reduction op, double *out, const double *x, int64_t outer, int64_t n, int64_t inner);

/// The position along the middle dimension of the first largest value, or of the first nan; n is at least
/// 1.
void kernels_argmax_f32(int64_t *out, const float *x, int64_t outer, int64_t n, int64_t inner);
/// The same for f64.
void kernels_argmax_f64(int64_t *out, const double *x, int64_t outer, int64_t n, int64_t inner);
