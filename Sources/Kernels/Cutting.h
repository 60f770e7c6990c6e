#pragma once

#include "Contexts.h"
#include "Reductions.h"

/// How many pieces of a size n makes.
static inline int64_t pieces_of(int64_t n, int64_t size) { return (n + size - 1) / size; }

/// How many chunks a loop over n elements has.
static inline int64_t chunks_of(int64_t n) { return pieces_of(n, CHUNK); }

/// How many rows of a size make a chunk.
static inline int64_t rows_of_chunk(int64_t size) { return size >= CHUNK || size < 1 ? 1 : CHUNK / size; }

/// Two numbers as one, for a reduction.
static inline double joined(int op, double a, double b) {
    if (op == KERNELS_SUM) return a + b;
    if (op == KERNELS_LARGEST) return a > b || a != a ? a : b;
    return a < b || a != a ? a : b;
}

/// How many rows of channels are taken as one, so that it fills vectors: four at once when channels are
/// few.
static inline int64_t repeat_of(int64_t channels, int lanes) {
    int64_t width = channels < 4 * lanes ? 4 * lanes : lanes, repeat = 1;
    while (repeat * channels % width != 0) repeat *= 2;
    return repeat;
}

/// Merges dimensions and cuts a walk into chunks; 0 when there is no element.
///
/// NULL for the steps of operand 0 means contiguous, for those of operand 2 that there is none.
int make_walk(
    struct walk *walk, int rank, const int64_t *shape,
    const int64_t *out_steps, const int64_t *a_steps, const int64_t *b_steps);

/// Cuts a reduction into units.
void cut_reduction(struct reduce_context *c);
