#pragma once

#include "Set.h"
#include "Tile.h"

#include <stdatomic.h>

/// Depth of the blocks of a product that are summed one after the other.
#define DEPTH ((int64_t)384)

/// A product of matrices: the right factor is packed first, the left one chunk by chunk.
struct product_context {
    const struct kernels_bodies *bodies;
    int transpose_a, transpose_b;
    int64_t m, n, k, lda, ldb, ldc;
    double alpha, beta;
    const void *a, *b;
    void *c;
    /// The right factor as blocks of columns, each [k, columns of the block].
    void *right;
    struct column_blocks blocks;
    /// A chunk is so many rows (whole panels) times so many blocks.
    int64_t panel, panels_of_chunk, blocks_of_chunk, row_chunks;
    /// Whether a chunk found no memory for its part of the left factor.
    atomic_int failed;
};
