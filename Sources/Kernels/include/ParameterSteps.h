#pragma once

#include <stdint.h>

/// The numbers of one step of stochastic gradient descent.
typedef struct {
    double lr, momentum, weight_decay;
    /// 1: the step looks ahead by momentum once more.
    int nesterov;
} kernels_sgd;

/// d = g + weight_decay·p; buffer = momentum·b + d; p − lr·(nesterov ? d + momentum·buffer : buffer).
///
/// `new_p` may be `p` and `new_buffer` may be `buffer`. Without momentum the buffers may be NULL and the
/// step is p − lr·d. Numbers are rounded to the element type, and every product and sum in the order
/// written, as in PyTorch with a buffer that starts at 0.
void kernels_sgd_f32(
    const kernels_sgd *step, float *new_p, float *new_buffer,
    const float *p, const float *g, const float *buffer, int64_t n);
/// The same for f64.
void kernels_sgd_f64(
    const kernels_sgd *step, double *new_p, double *new_buffer,
    const double *p, const double *g, const double *buffer, int64_t n);

/// The numbers of one step of Adam.
typedef struct {
    double lr, beta1, beta2, eps, weight_decay;
    /// 1: AdamW, the decay shrinks the parameters; 0: it is added to the gradient.
    int decoupled;
    /// Which step this is; the first is 1.
    int64_t step;
} kernels_adam;

/// With p = (1 − lr·weight_decay)·p (decoupled) or g = g + weight_decay·p:
/// m = β₁·m + (1 − β₁)·g; v = β₂·v + ((1 − β₂)·g)·g;
/// p − ((lr/c₁)·m) / (√v/c₂ + eps), where c₁ = 1 − β₁ᵗ and c₂ = √(1 − β₂ᵗ).
///
/// Outputs may be their inputs. Numbers are rounded to the element type, and every operation in the order
/// written.
void kernels_adam_f32(
    const kernels_adam *step, float *new_p, float *new_m, float *new_v,
    const float *p, const float *g, const float *m, const float *v, int64_t n);
/// The same for f64.
void kernels_adam_f64(
    const kernels_adam *step, double *new_p, double *new_m, double *new_v,
    const double *p, const double *g, const double *m, const double *v, int64_t n);
