// The tiles of a product: sums stay in registers. Each pair of vectors and rows is a function of its own.

/// The first n elements of a vector, 0 ≤ n < LANES, in steps of powers of two.
static inline void NAME(store_some)(T *p, VECTOR v, int64_t n) {
    T all[LANES];
    memcpy(all, &v, sizeof v);
    int64_t at = 0;
    for (int64_t piece = LANES / 2; piece >= 1; piece /= 2) {
        if ((n & piece) == 0) continue;
        for (int64_t i = 0; i < piece; i++) p[at + i] = all[at + i];
        at += piece;
    }
}

static inline VECTOR NAME(load_some)(const T *p, int64_t n) {
    T all[LANES] = {0};
    for (int64_t i = 0; i < n; i++) all[i] = p[i];
    return NAME(load)(all);
}

/// Puts the sums of one row away: whole vectors, and what is left of the last.
static inline __attribute__((always_inline)) void NAME(store_row)(
    T *out, const VECTOR *sums, int64_t vectors, int64_t columns, int whole) {
#pragma clang loop unroll(full)
    for (int64_t j = 0; j < vectors; j++) {
        if (whole || columns >= (j + 1) * LANES) {
            NAME(store)(out + j * LANES, sums[j]);
        } else if (columns > j * LANES) {
            NAME(store_some)(out + j * LANES, sums[j], columns - j * LANES);
        }
    }
}

/// What one row's sum of one vector begins with.
static inline __attribute__((always_inline)) VECTOR NAME(start_of)(
    const struct tile *t, int64_t row, int64_t j) {
    if (t->start == NULL) return (VECTOR){0};
    const T *from = (const T *)t->start + row * t->start_step + j * LANES;
    int64_t rest = t->columns - j * LANES;
    if (t->start_step == 0 || rest >= LANES) return NAME(load)(from);
    return NAME(load_some)(from, rest > 0 ? rest : 0);
}

static inline __attribute__((always_inline)) void NAME(tile)(
    const struct tile *t, const int64_t vectors, const int64_t rows) {
    VECTOR sums[MOST_TILE_ROWS][3];
#pragma clang loop unroll(full)
    for (int64_t r = 0; r < rows; r++) {
#pragma clang loop unroll(full)
        for (int64_t j = 0; j < vectors; j++) sums[r][j] = NAME(start_of)(t, r, j);
    }
    const int64_t a_step = t->a_step, b_step = t->b_step, inner = t->inner;
    for (int64_t o = 0; o < t->outer; o++) {
        const T *a = (const T *)t->a + t->a_offsets[o], *b = (const T *)t->b + o * t->b_outer;
        for (int64_t i = 0; i < inner; i++, a += a_step, b += b_step) {
            VECTOR right[3];
#pragma clang loop unroll(full)
            for (int64_t j = 0; j < vectors; j++) right[j] = NAME(load)(b + j * LANES);
#pragma clang loop unroll(full)
            for (int64_t r = 0; r < rows; r++) {
                VECTOR left = NAME(all)(a[r]);
#pragma clang loop unroll(full)
                for (int64_t j = 0; j < vectors; j++) {
                    sums[r][j] = NAME(fused_vector)(left, right[j], sums[r][j]);
                }
            }
        }
    }
#pragma clang loop unroll(full)
    for (int64_t r = 0; r < rows; r++) {
        T *out = (T *)t->out + r * t->out_step;
        NAME(store_row)(out, sums[r], vectors, t->columns, t->spills && r < rows - 1);
    }
}

#define TILE1(R) static void NAME(tile1x##R)(const struct tile *t) { NAME(tile)(t, 1, R); }
#define TILE2(R) static void NAME(tile2x##R)(const struct tile *t) { NAME(tile)(t, 2, R); }
#define TILE3(R) static void NAME(tile3x##R)(const struct tile *t) { NAME(tile)(t, 3, R); }
TILES(TILE1, TILE2, TILE3)
#undef TILE1
#undef TILE2
#undef TILE3

/// The most rows of a tile of 1, 2 and 3 vectors.
static const int64_t NAME(most_rows)[4] = {0, TILE_ROWS};

#define TILE1(R) [1][R] = NAME(tile1x##R),
#define TILE2(R) [2][R] = NAME(tile2x##R),
#define TILE3(R) [3][R] = NAME(tile3x##R),
static void (*const NAME(tiles)[4][MOST_TILE_ROWS + 1])(const struct tile *) = {TILES(TILE1, TILE2, TILE3)};
#undef TILE1
#undef TILE2
#undef TILE3
