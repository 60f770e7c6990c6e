#pragma once

#include <stdint.h>

/// The sizes of a pooling of images [images, height, width, channels] to
/// [images, out_height, out_width, channels] by windows of kernel × kernel.
///
/// out = (size + 2·padding − kernel) / stride + 1, padding at most kernel / 2, so that no window is empty.
typedef struct {
    int64_t images, height, width, channels;
    int64_t kernel, stride, padding;
    int64_t out_height, out_width;
} kernels_pooling;

/// The largest value of each window, and where it lies: `place` is [images, out_height, out_width,
/// channels], row · kernel + column within the window (padding included in the count).
///
/// The first of equal values wins; a nan counts as largest, and the last nan wins, as in PyTorch. kernel is
/// at most 16. `place` may be NULL.
void kernels_max_pool_f32(const kernels_pooling *sizes, const float *x, float *y, uint8_t *place);
/// The same for f64.
void kernels_max_pool_f64(const kernels_pooling *sizes, const double *x, double *y, uint8_t *place);

/// dx = the gradient of the input: dy at the place of each window's largest value, 0 elsewhere; sums where
/// windows overlap.
void kernels_max_pool_gradient_f32(
    const kernels_pooling *sizes, const float *dy, const uint8_t *place, float *dx);
/// The same for f64.
void kernels_max_pool_gradient_f64(
    const kernels_pooling *sizes, const double *dy, const uint8_t *place, double *dx);

/// y[image, channel] = the mean of x [images, pixels, channels] over pixels.
void kernels_global_average_f32(
    const float *x, int64_t images, int64_t pixels, int64_t channels, float *y);
/// The same for f64.
void kernels_global_average_f64(
    const double *x, int64_t images, int64_t pixels, int64_t channels, double *y);

/// dx[image, pixel, channel] = dy[image, channel] / pixels.
void kernels_global_average_gradient_f32(
    const float *dy, int64_t images, int64_t pixels, int64_t channels, float *dx);
/// The same for f64.
void kernels_global_average_gradient_f64(
    const double *dy, int64_t images, int64_t pixels, int64_t channels, double *dx);
