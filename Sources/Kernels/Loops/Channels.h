// Loops over rows of channels. `repeat` rows are taken as one wide row, so that its elements fill whole
// vectors and each lane belongs to one channel; the numbers of the channels are repeated likewise.

#define WIDE NAME(wide)
typedef double WIDE __attribute__((vector_size(VECTOR_BYTES / sizeof(T) * sizeof(double))));
// A macro, because vectors wider than the CPU's cannot be passed.
#define WIDENED(v) __builtin_convertvector(v, WIDE)

/// Sums of a strip of wide rows: of d and d², or with gradients of g and g·d, where d = x − center.
///
/// Both are added to the sums of the channels lane by lane.
static inline __attribute__((always_inline)) void NAME(strip_sums)(
    const struct channel_context *c, int64_t vectors, int64_t first, int64_t count, int64_t column) {
    int64_t width = c->channels * c->repeat, at = first * width + column;
    const T *x = (const T *)c->x + at, *center = (const T *)c->center + column;
    const T *dy = c->dy == NULL ? NULL : (const T *)c->dy + at;
    const T *y = c->y == NULL ? NULL : (const T *)c->y + at;
    WIDE middle[4], ones[4], twos[4];
    for (int64_t k = 0; k < vectors; k++) {
        middle[k] = WIDENED(NAME(load)(center + k * LANES));
        ones[k] = twos[k] = (WIDE){0};
    }
    for (int64_t i = 0; i < count; i++, x += width) {
#pragma clang loop unroll(full)
        for (int64_t k = 0; k < vectors; k++) {
            WIDE d = WIDENED(NAME(load)(x + k * LANES)) - middle[k];
            if (dy == NULL) {
                ones[k] += d;
                twos[k] += d * d;
            } else {
                VECTOR g = NAME(load)(dy + i * width + k * LANES);
                if (y != NULL) g = (VECTOR)((MASK)g & (NAME(load)(y + i * width + k * LANES) > 0));
                ones[k] += WIDENED(g);
                twos[k] += WIDENED(g) * d;
            }
        }
    }
    for (int64_t k = 0; k < vectors; k++) {
        for (int64_t lane = 0; lane < LANES; lane++) {
            int64_t channel = (column + k * LANES + lane) % c->channels;
            c->sums[channel] += ones[k][lane];
            c->sums[c->channels + channel] += twos[k][lane];
        }
    }
}

/// The same for rows that do not fill a wide one.
static void NAME(rest_sums)(const struct channel_context *c, int64_t first, int64_t end) {
    for (int64_t i = first; i < end; i++) {
        int64_t channel = i % c->channels;
        double d = (double)((const T *)c->x)[i] - (double)((const T *)c->center)[channel], g = d;
        if (c->dy != NULL) {
            int shut = c->y != NULL && !(((const T *)c->y)[i] > 0);
            g = shut ? 0 : (double)((const T *)c->dy)[i];
        }
        c->sums[channel] += g;
        c->sums[c->channels + channel] += g * d;
    }
}

/// Both sums of each channel over a chunk of rows.
static void NAME(channel_sums)(void *context, int64_t chunk) {
    struct channel_context own = *(const struct channel_context *)context;
    own.sums += chunk * 2 * own.channels;
    memset(own.sums, 0, (size_t)(2 * own.channels) * sizeof *own.sums);
    int64_t width = own.channels * own.repeat, whole = own.rows / own.repeat;
    int64_t first = chunk * own.rows_of_chunk, count = own.rows_of_chunk;
    if (first + count >= whole) {
        count = whole - first;
        NAME(rest_sums)(&own, whole * width, own.rows * own.channels);
    }
    int64_t column = 0;
    for (; column + 4 * LANES <= width; column += 4 * LANES) NAME(strip_sums)(&own, 4, first, count, column);
    for (; column < width; column += LANES) NAME(strip_sums)(&own, 1, first, count, column);
}

/// Elements of a chunk of wide rows; the last has what is left over.
static inline int64_t NAME(chunk_end)(const struct channel_context *c, int64_t chunk) {
    int64_t end = (chunk + 1) * c->rows_of_chunk * c->channels * c->repeat, total = c->rows * c->channels;
    int64_t last = c->rows / c->repeat <= (chunk + 1) * c->rows_of_chunk;
    return last ? total : end;
}

/// out = (x − center) · scale + shift, and relu where it is fused.
static void NAME(normalise)(void *context, int64_t chunk) {
    const struct channel_context *c = context;
    int64_t width = c->channels * c->repeat, end = NAME(chunk_end)(c, chunk);
    const T *center = c->center, *scale = c->scale, *shift = c->shift;
    for (int64_t at = chunk * c->rows_of_chunk * width; at < end; at += width) {
        const T *x = (const T *)c->x + at;
        T *out = (T *)c->out + at;
        int64_t n = end - at < width ? end - at : width;
        if (c->relu) {
            EACH(j, n) {
                T v = NAME(fused)(x[j] - center[j], scale[j], shift[j]);
                out[j] = v < 0 ? 0 : v;
            }
        } else {
            EACH(j, n) out[j] = NAME(fused)(x[j] - center[j], scale[j], shift[j]);
        }
    }
}

/// out = g · scale + (x − center) · slope + shift, where g is dy that relu let through; without slope g ·
/// scale.
static void NAME(normal_gradient)(void *context, int64_t chunk) {
    const struct channel_context *c = context;
    int64_t width = c->channels * c->repeat, end = NAME(chunk_end)(c, chunk);
    const T *center = c->center, *scale = c->scale, *shift = c->shift, *slope = c->slope;
    for (int64_t at = chunk * c->rows_of_chunk * width; at < end; at += width) {
        const T *x = (const T *)c->x + at, *dy = (const T *)c->dy + at;
        const T *y = c->y == NULL ? NULL : (const T *)c->y + at;
        T *out = (T *)c->out + at;
        int64_t n = end - at < width ? end - at : width;
#define RUN(G)                                                                                        \
        if (slope != NULL) {                                                                          \
            EACH(j, n) { T g = G; out[j] = NAME(fused)(                                                 \
                x[j] - center[j], slope[j], NAME(fused)(g, scale[j], shift[j])); }                      \
        } else {                                                                                      \
            EACH(j, n) { T g = G; out[j] = g * scale[j]; }                                              \
        }
        if (y == NULL) {
            RUN(dy[j])
        } else {
            RUN((y[j] > 0 ? dy[j] : 0))
        }
#undef RUN
    }
}

#undef WIDENED
#undef WIDE
