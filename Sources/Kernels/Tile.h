#pragma once

#include <stdint.h>

/// A tile of a product: `rows` × (`vectors` vectors of columns), summed over outer · inner products.
///
/// out[r, j] = start[r, j] + Σ a[a_offsets[o] + i·a_step + r] · b[o·b_outer + i·b_step + j]; the rows of
/// the left factor lie next to one another. All pointers are to elements of one type.
struct tile {
    const void *a, *b;
    /// For each outer step where the left factor begins.
    const int64_t *a_offsets;
    int64_t outer, inner, a_step, b_outer, b_step;
    /// What the sums begin with: NULL for 0. A step of 0 means one row for all.
    const void *start;
    int64_t start_step;
    void *out;
    int64_t out_step;
    /// Columns that are written; those beyond, of the last vector, are not.
    int64_t columns;
    /// Whether what lies beyond the columns of each row but the last may be overwritten.
    int spills;
};

/// How the columns of a product fall into blocks of two vectors; the last may have one or three.
struct column_blocks {
    int64_t columns, lanes, vectors, blocks;
};

/// The blocks of so many columns, for vectors of `lanes` elements; an odd vector goes with the block before
/// when `triples` is 1.
static inline struct column_blocks blocks_of(int64_t columns, int64_t lanes, int triples) {
    int64_t vectors = (columns + lanes - 1) / lanes;
    int64_t blocks = triples && vectors > 2 ? vectors / 2 : (vectors + 1) / 2;
    return (struct column_blocks){.columns = columns, .lanes = lanes, .vectors = vectors, .blocks = blocks};
}

/// Vectors of a block.
static inline int64_t vectors_of_block(const struct column_blocks *c, int64_t block) {
    return block == c->blocks - 1 ? c->vectors - 2 * block : 2;
}

/// Columns of a block that are in the product.
static inline int64_t columns_of_block(const struct column_blocks *c, int64_t block) {
    int64_t first = 2 * c->lanes * block;
    return block == c->blocks - 1 ? c->columns - first : 2 * c->lanes;
}

/// The rows of each of the tiles that `total` rows make: as even as can be.
static inline int64_t even_rows(int64_t total, int64_t most) {
    int64_t tiles = (total + most - 1) / most;
    return (total + tiles - 1) / tiles;
}
