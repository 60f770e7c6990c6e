/// Adds up what the blocks of each tile gave, in their order.
static void NAME(join_blocks)(const struct reduce_context *c) {
    for (int64_t o = 0; o < c->outer; o++) {
        for (int64_t j = 0; j < c->inner; j++) {
            const double *from = c->partials + (o * c->blocks * c->tiles + j / c->tile) * c->unit_step;
            double sum = from[j % c->tile];
            for (int64_t block = 1; block < c->blocks; block++) {
                sum = joined(c->op, sum, from[block * c->tiles * c->unit_step + j % c->tile]);
            }
            ((T *)c->out)[o * c->inner + j] = (T)(sum / c->divisor);
        }
    }
}

/// The reduction divided by a number. Without memory for the blocks' results a row is one block after all.
static void NAME(reduce_divided)(
    kernels_reduction op, T *out, const T *x, int64_t outer, int64_t n, int64_t inner, double divisor) {
    struct reduce_context c = {
        .op = op, .out = out, .x = x, .outer = outer, .n = n, .inner = inner, .divisor = divisor};
    if (outer == 0 || inner == 0) return;
    cut_reduction(&c);
    int64_t bytes = c.units * c.unit_step * (int64_t)sizeof(double);
    if (c.blocks > 1) c.partials = kernels_allocate(bytes);
    if (c.blocks > 1 && c.partials == NULL) {
        c.block = c.n;
        c.blocks = 1;
        c.units = outer * c.tiles;
    }
    kernels_parallel((c.units + c.units_of_chunk - 1) / c.units_of_chunk, BODIES->reduce, &c);
    if (c.partials != NULL) NAME(join_blocks)(&c);
    kernels_release(c.partials, bytes);
}

void NAME(kernels_reduce)(
    kernels_reduction op, T *out, const T *x, int64_t outer, int64_t n, int64_t inner) {
    NAME(reduce_divided)(op, out, x, outer, n, inner, 1);
}

void NAME(kernels_argmax)(int64_t *out, const T *x, int64_t outer, int64_t n, int64_t inner) {
    struct reduce_context c = {.out = out, .x = x, .outer = outer, .n = n, .inner = inner};
    c.units = outer * inner;
    c.units_of_chunk = n >= CHUNK ? 1 : CHUNK / n;
    kernels_parallel((c.units + c.units_of_chunk - 1) / c.units_of_chunk, BODIES->argmax, &c);
}

void NAME(kernels_global_average)(
    const T *x, int64_t images, int64_t pixels, int64_t channels, T *y) {
    NAME(reduce_divided)(KERNELS_SUM, y, x, images, pixels, channels, (double)pixels);
}
