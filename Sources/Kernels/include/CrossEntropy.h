#pragma once

#include <stdint.h>

/// out = x − log Σ exp x for each row of x [rows, columns], with the row's maximum taken out; `out` may be
/// `x`.
void kernels_log_softmax_f32(const float *x, int64_t rows, int64_t columns, float *out);
/// The same for f64.
void kernels_log_softmax_f64(const double *x, int64_t rows, int64_t columns, double *out);

/// dx = dy − exp(out) · Σ dy for each row, with `out` the result of log-softmax; `dx` may be `dy`.
void kernels_log_softmax_gradient_f32(
    const float *out, const float *dy, int64_t rows, int64_t columns, float *dx);
/// The same for f64.
void kernels_log_softmax_gradient_f64(
    const double *out, const double *dy, int64_t rows, int64_t columns, double *dx);

/// losses[r] = −out[r, labels[r]] of log-softmax `out`; labels lie in 0 ..< columns.
void kernels_cross_entropy_f32(
    const float *out, const int64_t *labels, int64_t rows, int64_t columns, float *losses);
/// The same for f64.
void kernels_cross_entropy_f64(
    const double *out, const int64_t *labels, int64_t rows, int64_t columns, double *losses);

/// dx[r, c] = g[r] · (exp(out[r, c]) − [c = labels[r]]): from the gradient of each row's loss to that of
/// the logits.
void kernels_cross_entropy_gradient_f32(
    const float *out, const int64_t *labels, const float *g, int64_t rows, int64_t columns, float *dx);
/// The same for f64.
void kernels_cross_entropy_gradient_f64(
    const double *out, const int64_t *labels, const double *g, int64_t rows, int64_t columns, double *dx);
