#pragma once

#include <stdint.h>

/// y[i] += a · x[i]. Product and sum are rounded one after the other, as in all loops of this file.
void kernels_axpy_f32(float a, const float *x, float *y, int64_t n);
/// The same for f64.
void kernels_axpy_f64(double a, const double *x, double *y, int64_t n);

/// out[i] = a · x[i]; `out` may be `x`.
void kernels_scale_f32(float *out, float a, const float *x, int64_t n);
/// The same for f64.
void kernels_scale_f64(double *out, double a, const double *x, int64_t n);

/// out[i] = a · x[i] + b · y[i]; `out` may be `x` or `y`.
void kernels_blend_f32(float *out, float a, const float *x, float b, const float *y, int64_t n);
/// The same for f64.
void kernels_blend_f64(double *out, double a, const double *x, double b, const double *y, int64_t n);

/// out[i] = (base[i] + a · x[i]) + b · y[i]; `out` may be any of the three.
void kernels_displace_f32(
    float *out, const float *base, float a, const float *x, float b, const float *y, int64_t n);
/// The same for f64.
void kernels_displace_f64(
    double *out, const double *base, double a, const double *x, double b, const double *y, int64_t n);

/// out[i] = value.
void kernels_fill_f32(float *out, float value, int64_t n);
/// The same for f64.
void kernels_fill_f64(double *out, double value, int64_t n);

/// Σ a[i] · b[i], in f64 throughout.
double kernels_dot_f32(const float *a, const float *b, int64_t n);
/// The same for f64.
double kernels_dot_f64(const double *a, const double *b, int64_t n);

/// Σ x[i]², in f64 throughout.
double kernels_sum_of_squares_f32(const float *x, int64_t n);
/// The same for f64.
double kernels_sum_of_squares_f64(const double *x, int64_t n);
