#pragma once

#include "Set.h"

#include <math.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

/// Elements of a chunk of a loop over elements.
#define CHUNK ((int64_t)16384)
/// The most columns that a unit of a reduction has.
#define REDUCE_TILE 512
/// The most dimensions of a strided loop once neighbours are merged.
#define MOST_DIMENSIONS 16

/// out = op(x), also copies of one type into another.
struct unary_context {
    int op, from;
    void *out;
    const void *x;
    int64_t n;
};

/// out = op(a, b); where a step is 0 the operand is one number. Also loops with a mask.
struct binary_context {
    int op, a_step, b_step;
    void *out;
    const void *a, *b;
    const uint8_t *mask;
    int64_t n;
};

/// A walk over the rows of a block that lies at regular steps in up to three operands.
struct walk {
    int rank;
    int64_t sizes[MOST_DIMENSIONS];
    int64_t steps[3][MOST_DIMENSIONS];
    /// Rows along the innermost dimension, its size, and into how many pieces each row is cut.
    int64_t rows, inner, pieces;
    int64_t rows_of_chunk, chunks;
};

/// op over a walk: operand 0 is the result.
struct strided_context {
    int op, size;
    void *out;
    const void *a, *b;
    struct walk walk;
};

/// out = base + a·x + b·y and its special cases: missing operands are NULL.
struct flat_context {
    double a, b;
    void *out;
    const void *base, *x, *y;
    int64_t n;
};

/// A reduction of [outer, n, inner], cut into units: (outer, block of n, tile of inner).
struct reduce_context {
    int op;
    void *out;
    const void *x;
    int64_t outer, n, inner;
    int64_t block, blocks, tile, tiles, units, units_of_chunk;
    /// Where a unit puts its results when there are several blocks, and the distance between units.
    double *partials;
    int64_t unit_step;
    double divisor;
};

/// Σ a·b, one partial sum for each chunk.
struct dot_context {
    const void *a, *b;
    double *partials;
    int64_t n;
};

/// Loops over rows of logits.
struct softmax_context {
    const void *x, *g;
    const int64_t *labels;
    void *out;
    int64_t rows, columns, rows_of_chunk;
};

/// One step of an optimizer over flat vectors.
struct step_context {
    double lr, momentum, decay, beta1, beta2, eps, scale1, scale2;
    int mode;
    void *new_p, *new_m, *new_v;
    const void *p, *g, *m, *v;
    int64_t n;
};

/// Loops over rows of channels. `repeat` rows are seen as one, so that it fills whole vectors.
struct channel_context {
    const struct kernels_bodies *bodies;
    int64_t rows, channels, repeat, rows_of_chunk;
    int relu;
    const void *x, *dy, *y;
    /// Numbers of each channel, repeated: [channels · repeat] of the element type.
    const void *center, *scale, *shift, *slope;
    void *out;
    /// For each chunk two sums for each channel.
    double *sums;
};

/// Pooling by windows.
struct pool_context {
    int64_t images, height, width, channels, kernel, stride, padding, out_height, out_width, rows_of_chunk;
    const void *x;
    void *y;
    uint8_t *place;
    double scale;
};
