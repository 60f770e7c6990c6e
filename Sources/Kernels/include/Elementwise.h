#pragma once

#include <stdint.h>

/// Functions of one real number.
///
/// f32: exp, log, tanh, sigmoid, log1p, expm1 to a few units in the last place, by own polynomials; the
/// rest is correctly rounded or the C library's. f64: the C library's. sign(±0) = ±0 and sign(nan) = nan;
/// relu(nan) = nan, relu(−0) = −0; round goes to the even neighbour at ties.
typedef enum {
    KERNELS_NEG,
    KERNELS_ABS,
    KERNELS_EXP,
    KERNELS_LOG,
    KERNELS_SQRT,
    KERNELS_RSQRT,
    KERNELS_SIN,
    KERNELS_COS,
    KERNELS_TANH,
    KERNELS_SIGMOID,
    KERNELS_RELU,
    KERNELS_SIGN,
    KERNELS_SQUARE,
    KERNELS_RECIPROCAL,
    KERNELS_LOG1P,
    KERNELS_EXPM1,
    KERNELS_FLOOR,
    KERNELS_CEIL,
    KERNELS_ROUND,
} kernels_unary;

/// Functions of two real numbers. max and min give nan when either is; pow is the C library's.
typedef enum {
    KERNELS_ADD,
    KERNELS_SUB,
    KERNELS_MUL,
    KERNELS_DIV,
    KERNELS_MAX,
    KERNELS_MIN,
    KERNELS_POW,
} kernels_binary;

/// Comparisons, as in C: with a nan all are false but NE.
typedef enum {
    KERNELS_EQ,
    KERNELS_NE,
    KERNELS_LT,
    KERNELS_LE,
    KERNELS_GT,
    KERNELS_GE,
} kernels_comparison;

/// out[i] = op(x[i]); `out` may be `x`.
void kernels_unary_f32(kernels_unary op, float *out, const float *x, int64_t n);
/// The same for f64.
void kernels_unary_f64(kernels_unary op, double *out, const double *x, int64_t n);

/// out[i] = op(a[i], b[i]); `out` may be `a` or `b`.
void kernels_binary_f32(kernels_binary op, float *out, const float *a, const float *b, int64_t n);
/// The same for f64.
void kernels_binary_f64(kernels_binary op, double *out, const double *a, const double *b, int64_t n);

/// out[i] = op(a[i], b); `out` may be `a`.
void kernels_binary_scalar_f32(kernels_binary op, float *out, const float *a, float b, int64_t n);
/// The same for f64.
void kernels_binary_scalar_f64(kernels_binary op, double *out, const double *a, double b, int64_t n);

/// out[i] = op(a, b[i]); `out` may be `b`.
void kernels_scalar_binary_f32(kernels_binary op, float *out, float a, const float *b, int64_t n);
/// The same for f64.
void kernels_scalar_binary_f64(kernels_binary op, double *out, double a, const double *b, int64_t n);

/// op with broadcasting: `out` is contiguous of `shape`, the operands are stepped through by strides.
///
/// Strides count elements, outermost first; 0 repeats, negative steps go backwards from the pointer.
/// `rank` is at most 8 after neighbouring dimensions are merged (at most 32 before). `out` must not overlap
/// an operand unless that is contiguous and the same memory.
void kernels_binary_strided_f32(
    kernels_binary op, float *out, int rank, const int64_t *shape,
    const float *a, const int64_t *a_strides, const float *b, const int64_t *b_strides);
/// The same for f64.
void kernels_binary_strided_f64(
    kernels_binary op, double *out, int rank, const int64_t *shape,
    const double *a, const int64_t *a_strides, const double *b, const int64_t *b_strides);

/// out[i] = 1 where op(a[i], b[i]), else 0.
void kernels_compare_f32(kernels_comparison op, uint8_t *out, const float *a, const float *b, int64_t n);
/// The same for f64.
void kernels_compare_f64(kernels_comparison op, uint8_t *out, const double *a, const double *b, int64_t n);

/// out[i] = 1 where op(a[i], b), else 0.
void kernels_compare_scalar_f32(kernels_comparison op, uint8_t *out, const float *a, float b, int64_t n);
/// The same for f64.
void kernels_compare_scalar_f64(kernels_comparison op, uint8_t *out, const double *a, double b, int64_t n);

/// Comparison with broadcasting; strides as in `kernels_binary_strided_f32`.
void kernels_compare_strided_f32(
    kernels_comparison op, uint8_t *out, int rank, const int64_t *shape,
    const float *a, const int64_t *a_strides, const float *b, const int64_t *b_strides);
/// The same for f64.
void kernels_compare_strided_f64(
    kernels_comparison op, uint8_t *out, int rank, const int64_t *shape,
    const double *a, const int64_t *a_strides, const double *b, const int64_t *b_strides);

/// out[i] = mask[i] ? a[i] : b[i]; `out` may be `a` or `b`.
void kernels_where_f32(float *out, const uint8_t *mask, const float *a, const float *b, int64_t n);
/// The same for f64.
void kernels_where_f64(double *out, const uint8_t *mask, const double *a, const double *b, int64_t n);

/// out[i] = y[i] > 0 ? g[i] : 0, the derivative of relu with `y` its input or its output; `out` may be `g`.
///
/// Where y is nan the gradient is 0.
void kernels_relu_gradient_f32(float *out, const float *g, const float *y, int64_t n);
/// The same for f64.
void kernels_relu_gradient_f64(double *out, const double *g, const double *y, int64_t n);
