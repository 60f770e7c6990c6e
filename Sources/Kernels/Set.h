#pragma once

#include <stdint.h>

/// What a thread of the pool does with a chunk.
typedef void (*kernels_body)(void *context, int64_t chunk);

/// The bodies of the kernels for one type of elements. Their contexts are in `Contexts.h`, `Product.h` and
/// `Convolution.h`.
struct kernels_bodies {
    kernels_body unary, binary, binary_strided, compare, compare_strided, where, relu_gradient;
    kernels_body blend, displace, fill, add_strided;
    kernels_body reduce, argmax, dot;
    kernels_body product, pack_right;
    kernels_body convolution, pack_filters, weight_gradient, join_gradients;
    kernels_body channel_sums, normalise, normal_gradient;
    kernels_body max_pool, max_pool_gradient, spread;
    kernels_body log_softmax, log_softmax_gradient, cross_entropy, cross_entropy_gradient;
    kernels_body sgd, adam;
    /// Elements of a vector, and the most rows of a tile of 1, 2 and 3 vectors.
    int64_t lanes, most_rows[4];
};

/// All kernels, compiled for one kind of CPU.
struct kernels_set {
    const char *name;
    struct kernels_bodies f32, f64;
};

extern const struct kernels_set kernels_portable;
#if defined(__x86_64__)
extern const struct kernels_set kernels_avx2, kernels_avx512;
#endif

/// The set in use; chosen at the first call.
const struct kernels_set *kernels_in_use(void);
