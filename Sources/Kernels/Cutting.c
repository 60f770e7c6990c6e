#include "Cutting.h"

/// Adds a dimension, or merges it with the one before when all operands step through both alike.
static void add_dimension(struct walk *walk, int64_t size, const int64_t steps[3]) {
    if (size == 1) return;
    int last = walk->rank - 1;
    int merges = last >= 0;
    for (int o = 0; merges && o < 3; o++) merges = walk->steps[o][last] == steps[o] * size;
    if (!merges) {
        last++;
        if (last >= MOST_DIMENSIONS) __builtin_trap();
        walk->sizes[last] = 1;
        walk->rank = last + 1;
    }
    walk->sizes[last] *= size;
    for (int o = 0; o < 3; o++) walk->steps[o][last] = steps[o];
}

int make_walk(
    struct walk *walk, int rank, const int64_t *shape,
    const int64_t *out_steps, const int64_t *a_steps, const int64_t *b_steps) {
    int64_t total = 1;
    for (int d = 0; d < rank; d++) total *= shape[d];
    if (total == 0) return 0;
    walk->rank = 0;
    int64_t contiguous = total;
    for (int d = 0; d < rank; d++) {
        contiguous /= shape[d];
        int64_t steps[3] = {
            out_steps == NULL ? contiguous : out_steps[d], a_steps[d], b_steps == NULL ? 0 : b_steps[d]};
        // An operand that is missing must not keep dimensions apart: 0 merges with 0.
        add_dimension(walk, shape[d], steps);
    }
    if (walk->rank == 0) {
        walk->rank = 1;
        walk->sizes[0] = 1;
        for (int o = 0; o < 3; o++) walk->steps[o][0] = 0;
    }
    walk->inner = walk->sizes[walk->rank - 1];
    walk->rows = total / walk->inner;
    walk->pieces = walk->inner > 2 * CHUNK ? chunks_of(walk->inner) : 1;
    walk->rows_of_chunk = walk->pieces > 1 ? 1 : rows_of_chunk(walk->inner);
    walk->chunks = walk->pieces > 1 ? walk->rows * walk->pieces : pieces_of(walk->rows, walk->rows_of_chunk);
    return 1;
}

void cut_reduction(struct reduce_context *c) {
    int64_t rows = 2 * CHUNK / c->inner;
    c->block = rows < 64 ? 64 : rows;
    c->blocks = c->n == 0 ? 1 : pieces_of(c->n, c->block);
    c->tile = c->inner < REDUCE_TILE ? c->inner : REDUCE_TILE;
    c->tiles = pieces_of(c->inner, c->tile);
    c->units = c->outer * c->blocks * c->tiles;
    c->unit_step = c->tile;
    int64_t height = c->n < c->block ? c->n : c->block;
    c->units_of_chunk = rows_of_chunk(height * c->tile);
}
