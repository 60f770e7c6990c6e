/// The neutral number of a reduction.
static inline double NAME(neutral)(int op) {
    return op == KERNELS_SUM ? 0 : op == KERNELS_LARGEST ? -INFINITY : INFINITY;
}

/// The sum of a run in f64: the elements are dealt out to 32 sums, which are added at the end.
static double NAME(sum_run)(const T *x, int64_t n) {
    double sums[32] = {0};
    int64_t i = 0;
    for (; i + 32 <= n; i += 32) {
        for (int j = 0; j < 32; j++) sums[j] += (double)x[i + j];
    }
    for (int j = 0; i < n; i++, j++) sums[j] += (double)x[i];
    for (int width = 16; width >= 1; width /= 2) {
        for (int j = 0; j < width; j++) sums[j] += sums[j + width];
    }
    return sums[0];
}

/// Sums of a few columns that lie side by side: several rows are taken as one, so that vectors fill.
static void NAME(sum_narrow)(const T *x, int64_t count, int64_t width, double *restrict sums) {
    double wide[128] = {0};
    int64_t rows = 128 / width, span = rows * width, whole = count / rows * rows;
    for (int64_t i = 0; i < whole; i += rows, x += span) {
        EACH(j, span) wide[j] += (double)x[j];
    }
    EACH(j, (count - whole) * width) wide[j] += (double)x[j];
    for (int64_t j = 0; j < width; j++) {
        sums[j] = wide[j];
        for (int64_t r = 1; r < rows; r++) sums[j] += wide[r * width + j];
    }
}

/// One unit: `count` elements along the middle dimension for each of `width` columns.
static void NAME(reduce_unit)(
    int op, const T *x, int64_t count, int64_t step, int64_t width, double *restrict sums) {
    if (op == KERNELS_SUM && width == 1 && step == 1) {
        sums[0] = NAME(sum_run)(x, count);
        return;
    }
    if (op == KERNELS_SUM && width == step && width <= 64) {
        NAME(sum_narrow)(x, count, width, sums);
        return;
    }
    for (int64_t j = 0; j < width; j++) sums[j] = NAME(neutral)(op);
    for (int64_t i = 0; i < count; i++) {
        const T *row = x + i * step;
        switch (op) {
            case KERNELS_SUM: EACH(j, width) sums[j] += (double)row[j]; break;
            case KERNELS_LARGEST: EACH(j, width) sums[j] = joined(KERNELS_LARGEST, sums[j], row[j]); break;
            default: EACH(j, width) sums[j] = joined(KERNELS_SMALLEST, sums[j], row[j]);
        }
    }
}

static void NAME(reduce)(void *context, int64_t chunk) {
    const struct reduce_context *c = context;
    double sums[REDUCE_TILE];
    int64_t end = (chunk + 1) * c->units_of_chunk < c->units ? (chunk + 1) * c->units_of_chunk : c->units;
    for (int64_t unit = chunk * c->units_of_chunk; unit < end; unit++) {
        int64_t tile = unit % c->tiles, block = unit / c->tiles % c->blocks, o = unit / c->tiles / c->blocks;
        int64_t column = tile * c->tile, first = block * c->block;
        int64_t width = c->inner - column < c->tile ? c->inner - column : c->tile;
        int64_t count = c->n - first < c->block ? c->n - first : c->block;
        const T *x = (const T *)c->x + (o * c->n + first) * c->inner + column;
        NAME(reduce_unit)(c->op, x, count, c->inner, width, sums);
        if (c->partials != NULL) {
            memcpy(c->partials + unit * c->unit_step, sums, (size_t)width * sizeof *sums);
        } else {
            T *out = (T *)c->out + o * c->inner + column;
            for (int64_t j = 0; j < width; j++) out[j] = (T)(sums[j] / c->divisor);
        }
    }
}

static void NAME(argmax)(void *context, int64_t chunk) {
    const struct reduce_context *c = context;
    int64_t end = (chunk + 1) * c->units_of_chunk < c->units ? (chunk + 1) * c->units_of_chunk : c->units;
    for (int64_t unit = chunk * c->units_of_chunk; unit < end; unit++) {
        const T *x = (const T *)c->x + unit / c->inner * c->n * c->inner + unit % c->inner;
        int64_t best = 0;
        for (int64_t i = 1; i < c->n && x[best * c->inner] == x[best * c->inner]; i++) {
            T v = x[i * c->inner];
            if (v > x[best * c->inner] || v != v) best = i;
        }
        ((int64_t *)c->out)[unit] = best;
    }
}

/// Both factors are converted first, so that the products of f32 are exact.
static void NAME(dot)(void *context, int64_t chunk) {
    const struct dot_context *c = context;
    const T *a = (const T *)c->a + chunk * CHUNK, *b = (const T *)c->b + chunk * CHUNK;
    int64_t n = NAME(count_of)(chunk, c->n), i = 0;
    double sums[32] = {0};
    for (; i + 32 <= n; i += 32) {
        for (int j = 0; j < 32; j++) sums[j] += (double)a[i + j] * (double)b[i + j];
    }
    for (int j = 0; i < n; i++, j++) sums[j] += (double)a[i] * (double)b[i];
    for (int width = 16; width >= 1; width /= 2) {
        for (int j = 0; j < width; j++) sums[j] += sums[j + width];
    }
    c->partials[chunk] = sums[0];
}
