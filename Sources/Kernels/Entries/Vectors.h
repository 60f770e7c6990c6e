void NAME(kernels_axpy)(T a, const T *x, T *y, int64_t n) {
    struct flat_context c = {.out = y, .base = y, .a = (double)a, .x = x, .n = n};
    kernels_parallel(chunks_of(n), BODIES->displace, &c);
}

void NAME(kernels_scale)(T *out, T a, const T *x, int64_t n) {
    struct flat_context c = {.out = out, .a = (double)a, .x = x, .n = n};
    kernels_parallel(chunks_of(n), BODIES->blend, &c);
}

void NAME(kernels_blend)(T *out, T a, const T *x, T b, const T *y, int64_t n) {
    struct flat_context c = {.out = out, .a = (double)a, .x = x, .b = (double)b, .y = y, .n = n};
    kernels_parallel(chunks_of(n), BODIES->blend, &c);
}

void NAME(kernels_displace)(T *out, const T *base, T a, const T *x, T b, const T *y, int64_t n) {
    struct flat_context c = {
        .out = out, .base = base, .a = (double)a, .x = x, .b = (double)b, .y = y, .n = n};
    kernels_parallel(chunks_of(n), BODIES->displace, &c);
}

void NAME(kernels_fill)(T *out, T value, int64_t n) {
    struct flat_context c = {.out = out, .a = (double)value, .n = n};
    kernels_parallel(chunks_of(n), BODIES->fill, &c);
}

double NAME(kernels_dot)(const T *a, const T *b, int64_t n) {
    double few[64], total = 0;
    int64_t chunks = chunks_of(n);
    double *partials = chunks <= 64 ? few : kernels_allocate(chunks * (int64_t)sizeof(double));
    if (partials == NULL) {
        // Without memory the chunks are summed one by one, in the same order.
        for (int64_t i = 0; i < chunks; i++) {
            int64_t rest = n - i * CHUNK;
            total += NAME(kernels_dot)(a + i * CHUNK, b + i * CHUNK, rest < CHUNK ? rest : CHUNK);
        }
        return total;
    }
    struct dot_context c = {.a = a, .b = b, .partials = partials, .n = n};
    kernels_parallel(chunks, BODIES->dot, &c);
    for (int64_t i = 0; i < chunks; i++) total += partials[i];
    if (partials != few) kernels_release(partials, chunks * (int64_t)sizeof(double));
    return total;
}

double NAME(kernels_sum_of_squares)(const T *x, int64_t n) { return NAME(kernels_dot)(x, x, n); }
