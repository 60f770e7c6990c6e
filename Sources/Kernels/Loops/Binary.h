/// One operation over a run; with a step of 0 an operand is a single number.
static void NAME(binary_run)(
    int op, T *out, const T *a, int64_t a_step, const T *b, int64_t b_step, int64_t n) {
#define RUN(OP, VALUE)                                                                             \
    case OP:                                                                                       \
        if (a_step == 1 && b_step == 1) { EACH(i, n) { T u = a[i], v = b[i]; out[i] = VALUE; } }     \
        else if (a_step == 1 && b_step == 0) { T v = *b; EACH(i, n) { T u = a[i]; out[i] = VALUE; } } \
        else if (a_step == 0 && b_step == 1) { T u = *a; EACH(i, n) { T v = b[i]; out[i] = VALUE; } } \
        else { EACH(i, n) { T u = a[i * a_step], v = b[i * b_step]; out[i] = VALUE; } }              \
        break
    switch (op) {
        RUN(KERNELS_ADD, u + v);
        RUN(KERNELS_SUB, u - v);
        RUN(KERNELS_MUL, u * v);
        RUN(KERNELS_DIV, u / v);
        RUN(KERNELS_MAX, u > v || u != u ? u : v);
        RUN(KERNELS_MIN, u < v || u != u ? u : v);
        RUN(KERNELS_POW, NAME(power)(u, v));
    }
#undef RUN
}

static void NAME(binary)(void *context, int64_t chunk) {
    const struct binary_context *c = context;
    int64_t start = chunk * CHUNK;
    NAME(binary_run)(
        c->op, (T *)c->out + start, (const T *)c->a + start * c->a_step, c->a_step,
        (const T *)c->b + start * c->b_step, c->b_step, NAME(count_of)(chunk, c->n));
}

static void NAME(where)(void *context, int64_t chunk) {
    const struct binary_context *c = context;
    int64_t start = chunk * CHUNK;
    T *out = (T *)c->out + start;
    const T *a = (const T *)c->a + start, *b = (const T *)c->b + start;
    const uint8_t *mask = c->mask + start;
    EACH(i, NAME(count_of)(chunk, c->n)) { T u = a[i], v = b[i]; out[i] = mask[i] ? u : v; }
}

static void NAME(relu_gradient)(void *context, int64_t chunk) {
    const struct binary_context *c = context;
    int64_t start = chunk * CHUNK;
    T *out = (T *)c->out + start;
    const T *g = (const T *)c->a + start, *y = (const T *)c->b + start;
    EACH(i, NAME(count_of)(chunk, c->n)) { T v = g[i]; out[i] = y[i] > 0 ? v : 0; }
}
