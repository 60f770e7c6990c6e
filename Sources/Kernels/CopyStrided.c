#include "Copy.h"
#include "Cutting.h"
#include "Pool.h"
#include "Walk.h"

/// Rows and columns of a tile of a transposition: its lines fit the first cache on both sides.
#define TILE ((int64_t)32)

#define COPY_ROW(TYPE)                                                                          \
    do {                                                                                        \
        TYPE *out = (TYPE *)to;                                                                 \
        const TYPE *x = (const TYPE *)from;                                                     \
        for (int64_t i = 0; i < n; i++) out[i * out_step] = x[i * x_step];                        \
    } while (0)

/// n elements at steps.
static void copy_row(int size, char *to, int64_t out_step, const char *from, int64_t x_step, int64_t n) {
    if (out_step == 1 && x_step == 1) {
        memcpy(to, from, (size_t)(n * size));
    } else if (size == 4) {
        COPY_ROW(uint32_t);
    } else if (size == 8) {
        COPY_ROW(uint64_t);
    } else {
        COPY_ROW(uint8_t);
    }
}

static void copy_rows(void *context, int64_t chunk) {
    const struct strided_context *c = context;
    struct row row;
    int64_t rows = first_row(&c->walk, chunk, &row);
    int last = c->walk.rank - 1;
    for (int64_t i = 0; i < rows; i++, next_row(&c->walk, &row)) {
        copy_row(
            c->size, (char *)c->out + row.offsets[0] * c->size, c->walk.steps[0][last],
            (const char *)c->a + row.offsets[1] * c->size, c->walk.steps[1][last], row.count);
    }
}

#define TRANSPOSE(TYPE)                                                                           \
    do {                                                                                          \
        TYPE *out = (TYPE *)to;                                                                   \
        const TYPE *x = (const TYPE *)from;                                                       \
        for (int64_t i0 = 0; i0 < height; i0 += TILE) {                                             \
            int64_t i1 = i0 + TILE < height ? i0 + TILE : height;                                     \
            for (int64_t j0 = 0; j0 < width; j0 += TILE) {                                          \
                int64_t j1 = j0 + TILE < width ? j0 + TILE : width;                                   \
                for (int64_t i = i0; i < i1; i++) {                                                 \
                    for (int64_t j = j0; j < j1; j++) out[i * out_step + j] = x[i + j * x_step];      \
                }                                                                                 \
            }                                                                                     \
        }                                                                                         \
    } while (0)

/// A band of a matrix, contiguous along its width in `to` and along its height in `from`.
static void transpose(
    int size, char *to, int64_t out_step, const char *from, int64_t x_step, int64_t height, int64_t width) {
    if (size == 4) {
        TRANSPOSE(uint32_t);
    } else if (size == 8) {
        TRANSPOSE(uint64_t);
    } else {
        TRANSPOSE(uint8_t);
    }
}

/// Rows of the matrix of the last two dimensions that make a chunk.
static int64_t band_of(const struct walk *walk) {
    return TILE * rows_of_chunk(TILE * walk->sizes[walk->rank - 1]);
}

/// Chunks are bands of rows of the matrix of the last two dimensions, for each of the others.
static void copy_transposed(void *context, int64_t chunk) {
    const struct strided_context *c = context;
    const struct walk *walk = &c->walk;
    int rank = walk->rank;
    int64_t height = walk->sizes[rank - 2], band = band_of(walk), bands = pieces_of(height, band);
    int64_t first = chunk % bands * band, rest = chunk / bands;
    int64_t to = first * walk->steps[0][rank - 2], from = first;
    for (int d = rank - 3; d >= 0; d--) {
        to += rest % walk->sizes[d] * walk->steps[0][d];
        from += rest % walk->sizes[d] * walk->steps[1][d];
        rest /= walk->sizes[d];
    }
    transpose(
        c->size, (char *)c->out + to * c->size, walk->steps[0][rank - 2],
        (const char *)c->a + from * c->size, walk->steps[1][rank - 1],
        height - first < band ? height - first : band, walk->sizes[rank - 1]);
}

/// Makes the dimension along which x is contiguous the last but one; 0 when there is no such.
static int order_for_tiles(struct walk *walk) {
    int last = walk->rank - 1, found = -1;
    if (walk->steps[0][last] != 1 || walk->steps[1][last] == 1) return 0;
    for (int d = 0; d < last; d++) {
        if (walk->steps[1][d] == 1 && walk->sizes[d] >= 4) found = d;
    }
    if (found < 0) return 0;
    int64_t size = walk->sizes[found], out_step = walk->steps[0][found];
    for (int d = found; d < last - 1; d++) {
        walk->sizes[d] = walk->sizes[d + 1];
        for (int o = 0; o < 2; o++) walk->steps[o][d] = walk->steps[o][d + 1];
    }
    walk->sizes[last - 1] = size;
    walk->steps[0][last - 1] = out_step;
    walk->steps[1][last - 1] = 1;
    return 1;
}

void kernels_copy_strided(
    int size, int rank, const int64_t *shape,
    void *out, const int64_t *out_strides, const void *x, const int64_t *x_strides) {
    struct strided_context c = {.size = size, .out = out, .a = x};
    if (!make_walk(&c.walk, rank, shape, out_strides, x_strides, NULL)) return;
    if (order_for_tiles(&c.walk)) {
        int64_t height = c.walk.sizes[c.walk.rank - 2];
        int64_t outer = c.walk.rows / height;
        kernels_parallel(outer * pieces_of(height, band_of(&c.walk)), copy_transposed, &c);
    } else {
        kernels_parallel(c.walk.chunks, copy_rows, &c);
    }
}
