#pragma once

#include "Contexts.h"

/// Where a row lies in the three operands, and how many of its elements this is about.
struct row {
    int64_t offsets[3];
    int64_t position[MOST_DIMENSIONS];
    int64_t count;
};

/// The first row of a chunk of a walk, and how many rows it has.
static inline int64_t first_row(const struct walk *walk, int64_t chunk, struct row *row) {
    int64_t piece = walk->pieces > 1 ? chunk % walk->pieces : 0;
    int64_t index = walk->pieces > 1 ? chunk / walk->pieces : chunk * walk->rows_of_chunk;
    int last = walk->rank - 1;
    int64_t start = piece * CHUNK;
    row->count = walk->pieces > 1 && walk->inner - start > CHUNK ? CHUNK : walk->inner - start;
    int64_t rest = index;
    for (int o = 0; o < 3; o++) row->offsets[o] = start * walk->steps[o][last];
    for (int d = last - 1; d >= 0; d--) {
        row->position[d] = rest % walk->sizes[d];
        rest /= walk->sizes[d];
        for (int o = 0; o < 3; o++) row->offsets[o] += row->position[d] * walk->steps[o][d];
    }
    if (walk->pieces > 1) return 1;
    return walk->rows - index < walk->rows_of_chunk ? walk->rows - index : walk->rows_of_chunk;
}

/// Goes to the next row.
static inline void next_row(const struct walk *walk, struct row *row) {
    for (int d = walk->rank - 2; d >= 0; d--) {
        for (int o = 0; o < 3; o++) row->offsets[o] += walk->steps[o][d];
        if (++row->position[d] < walk->sizes[d]) return;
        row->position[d] = 0;
        for (int o = 0; o < 3; o++) row->offsets[o] -= walk->steps[o][d] * walk->sizes[d];
    }
}
