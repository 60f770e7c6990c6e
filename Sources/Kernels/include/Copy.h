#pragma once

#include <stdint.h>

/// Types of elements; KERNELS_BOOL is one byte, 0 or 1.
typedef enum {
    KERNELS_BOOL,
    KERNELS_U8,
    KERNELS_I64,
    KERNELS_F32,
    KERNELS_F64,
} kernels_dtype;

/// out[i] = x[i] converted.
///
/// To bool: whether it is not 0 (nan is not). From float to integers: towards 0; outside of the range, and
/// nan, give the nearest bound and 0. From i64 to u8 the low byte.
void kernels_cast(kernels_dtype to, void *out, kernels_dtype from, const void *x, int64_t n);

/// Copies `bytes` bytes between memory that does not overlap.
void kernels_copy(void *out, const void *x, int64_t bytes);

/// Copies a block of `shape` between two strided operands of elements of `size` bytes (1, 4 or 8).
///
/// Strides count elements, outermost first; those of `x` may be 0 or negative; `out` must not overlap `x`
/// nor itself. `rank` is at most 8 after neighbouring dimensions are merged. Permutations, NCHW ↔ NHWC
/// among them, run in tiles.
void kernels_copy_strided(
    int size, int rank, const int64_t *shape,
    void *out, const int64_t *out_strides, const void *x, const int64_t *x_strides);

/// Adds a block of `shape` of `x` to `out`, both strided as in `kernels_copy_strided`.
void kernels_add_strided_f32(
    int rank, const int64_t *shape,
    float *out, const int64_t *out_strides, const float *x, const int64_t *x_strides);
/// The same for f64.
void kernels_add_strided_f64(
    int rank, const int64_t *shape,
    double *out, const int64_t *out_strides, const double *x, const int64_t *x_strides);
