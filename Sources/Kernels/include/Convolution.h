#pragma once

#include <stdint.h>

/// The sizes of a two-dimensional convolution (cross-correlation, as in PyTorch).
///
/// Input [images, height, width, channels], weights [outputs, channels, kernel_height, kernel_width],
/// output [images, out_height, out_width, outputs], where
/// out = (size + 2·padding − dilation·(kernel − 1) − 1) / stride + 1. All sizes are at least 1, paddings at
/// least 0; images may be 0.
typedef struct {
    int64_t images, height, width, channels;
    int64_t outputs, kernel_height, kernel_width;
    int64_t out_height, out_width;
    int64_t stride_height, stride_width;
    int64_t padding_height, padding_width;
    int64_t dilation_height, dilation_width;
} kernels_convolution;

/// y = conv(x, w) + bias; `bias` is [outputs] or NULL. Returns 0, or -1 without memory to pack the weights.
int kernels_convolution_f32(
    const kernels_convolution *sizes, const float *x, const float *w, const float *bias, float *y);
/// The same for f64.
int kernels_convolution_f64(
    const kernels_convolution *sizes, const double *x, const double *w, const double *bias, double *y);

/// dx = the gradient of the input, given that of the output. Returns 0 or -1 as above.
int kernels_convolution_input_gradient_f32(
    const kernels_convolution *sizes, const float *dy, const float *w, float *dx);
/// The same for f64.
int kernels_convolution_input_gradient_f64(
    const kernels_convolution *sizes, const double *dy, const double *w, double *dx);

/// dw = the gradient of the weights [outputs, channels, kernel_height, kernel_width], summed over the
/// images from `first` up to but not including `end`.
///
/// So each domain of a joined batch can have its own gradient out of one pass. `x` and `dy` point to image
/// 0. The gradient of a bias is `kernels_reduce_f32(KERNELS_SUM, db, dy, 1, rows, outputs)`. Returns 0 or
/// -1 as above.
int kernels_convolution_weight_gradient_f32(
    const kernels_convolution *sizes, const float *x, const float *dy, int64_t first, int64_t end,
    float *dw);
/// The same for f64.
int kernels_convolution_weight_gradient_f64(
    const kernels_convolution *sizes, const double *x, const double *dy, int64_t first, int64_t end,
    double *dw);
