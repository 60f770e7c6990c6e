/// Elements that the repetition of a short row fills.
#define REPEATED ((int64_t)1024)

/// Whether operand b is one short row for all rows of a contiguous a: a bias.
static inline int NAME(repeats_row)(const struct walk *walk) {
    int last = walk->rank - 1;
    if (last != 1 || walk->inner > REPEATED / 4 || walk->steps[1][1] != 1 || walk->steps[2][1] != 1) return 0;
    return walk->steps[1][0] == walk->inner && walk->steps[2][0] == 0;
}

/// The rows of a chunk, with the short row of b repeated so that several are done at once.
static void NAME(binary_repeated)(const struct strided_context *c, int64_t chunk) {
    T b[REPEATED];
    int64_t inner = c->walk.inner, rows = REPEATED / inner, first = chunk * c->walk.rows_of_chunk;
    int64_t end = first + c->walk.rows_of_chunk < c->walk.rows ? first + c->walk.rows_of_chunk : c->walk.rows;
    for (int64_t i = 0; i < rows * inner; i++) b[i] = ((const T *)c->b)[i % inner];
    for (int64_t row = first; row < end; row += rows) {
        int64_t n = (end - row < rows ? end - row : rows) * inner;
        NAME(binary_run)(c->op, (T *)c->out + row * inner, (const T *)c->a + row * inner, 1, b, 1, n);
    }
}

static void NAME(binary_strided)(void *context, int64_t chunk) {
    const struct strided_context *c = context;
    if (NAME(repeats_row)(&c->walk)) {
        NAME(binary_repeated)(c, chunk);
        return;
    }
    struct row row;
    int64_t rows = first_row(&c->walk, chunk, &row);
    int last = c->walk.rank - 1;
    for (int64_t i = 0; i < rows; i++, next_row(&c->walk, &row)) {
        NAME(binary_run)(
            c->op, (T *)c->out + row.offsets[0], (const T *)c->a + row.offsets[1], c->walk.steps[1][last],
            (const T *)c->b + row.offsets[2], c->walk.steps[2][last], row.count);
    }
}

static void NAME(compare_strided)(void *context, int64_t chunk) {
    const struct strided_context *c = context;
    struct row row;
    int64_t rows = first_row(&c->walk, chunk, &row);
    int last = c->walk.rank - 1;
    for (int64_t i = 0; i < rows; i++, next_row(&c->walk, &row)) {
        NAME(compare_run)(
            c->op, (uint8_t *)c->out + row.offsets[0], (const T *)c->a + row.offsets[1],
            c->walk.steps[1][last], (const T *)c->b + row.offsets[2], c->walk.steps[2][last], row.count);
    }
}

static void NAME(add_strided)(void *context, int64_t chunk) {
    const struct strided_context *c = context;
    struct row row;
    int64_t rows = first_row(&c->walk, chunk, &row);
    int last = c->walk.rank - 1;
    int64_t out_step = c->walk.steps[0][last], step = c->walk.steps[1][last];
    for (int64_t i = 0; i < rows; i++, next_row(&c->walk, &row)) {
        T *out = (T *)c->out + row.offsets[0];
        const T *x = (const T *)c->a + row.offsets[1];
        if (out_step == 1 && step == 1) {
            EACH(j, row.count) out[j] += x[j];
        } else {
            for (int64_t j = 0; j < row.count; j++) out[j * out_step] += x[j * step];
        }
    }
}

#undef REPEATED
