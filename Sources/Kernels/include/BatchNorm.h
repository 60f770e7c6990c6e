#pragma once

#include <stdint.h>

/// Mean and biased variance (divided by `rows`) of each channel of x [rows, channels]; rows is at least 1.
///
/// Sums are taken in f64 around the channel's first value, so a constant channel has a variance of exactly
/// 0. Returns 0, or -1 without memory for them, as all functions of this file do.
int kernels_batch_norm_statistics_f32(
    const float *x, int64_t rows, int64_t channels, float *mean, float *variance);
/// The same for f64.
int kernels_batch_norm_statistics_f64(
    const double *x, int64_t rows, int64_t channels, double *mean, double *variance);

/// inverse[c] = 1 / √(variance[c] + eps).
void kernels_batch_norm_inverse_f32(const float *variance, double eps, int64_t channels, float *inverse);
/// The same for f64.
void kernels_batch_norm_inverse_f64(const double *variance, double eps, int64_t channels, double *inverse);

/// y = (x − mean) · (inverse · gamma) + beta for each channel, then max(y, 0) when `relu` is 1; `y` may be
/// `x`.
///
/// For training and, with running statistics, for evaluation.
int kernels_batch_norm_f32(
    const float *x, int64_t rows, int64_t channels, const float *mean, const float *inverse,
    const float *gamma, const float *beta, int relu, float *y);
/// The same for f64.
int kernels_batch_norm_f64(
    const double *x, int64_t rows, int64_t channels, const double *mean, const double *inverse,
    const double *gamma, const double *beta, int relu, double *y);

/// The gradients of batch normalisation in training.
///
/// With x̂ = (x − mean)·inverse: dbeta = Σ dy, dgamma = Σ dy·x̂, dx = gamma·inverse · (dy − dbeta/rows −
/// x̂·dgamma/rows). `y` is the output when relu was fused, so dy counts only where y > 0; else NULL. `dx`
/// may be NULL (not wanted) or `dy`.
int kernels_batch_norm_gradient_f32(
    const float *x, int64_t rows, int64_t channels, const float *mean, const float *inverse,
    const float *gamma, const float *dy, const float *y, float *dx, float *dgamma, float *dbeta);
/// The same for f64.
int kernels_batch_norm_gradient_f64(
    const double *x, int64_t rows, int64_t channels, const double *mean, const double *inverse,
    const double *gamma, const double *dy, const double *y, double *dx, double *dgamma, double *dbeta);

/// The gradients of batch normalisation with given statistics: dx = gamma·inverse·dy, dgamma and dbeta as
/// above.
int kernels_batch_norm_fixed_gradient_f32(
    const float *x, int64_t rows, int64_t channels, const float *mean, const float *inverse,
    const float *gamma, const float *dy, const float *y, float *dx, float *dgamma, float *dbeta);
/// The same for f64.
int kernels_batch_norm_fixed_gradient_f64(
    const double *x, int64_t rows, int64_t channels, const double *mean, const double *inverse,
    const double *gamma, const double *dy, const double *y, double *dx, double *dgamma, double *dbeta);
