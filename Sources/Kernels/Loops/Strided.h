static void NAME(binary_strided)(void *context, int64_t chunk) {
    const struct strided_context *c = context;
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
