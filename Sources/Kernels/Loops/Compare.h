/// One comparison over a run; with a step of 0 an operand is a single number.
static void NAME(compare_run)(
    int op, uint8_t *out, const T *a, int64_t a_step, const T *b, int64_t b_step, int64_t n) {
#define RUN(OP, SIGN)                                                              \
    case OP:                                                                       \
        if (a_step == 1 && b_step == 1) { EACH(i, n) out[i] = a[i] SIGN b[i]; }      \
        else if (a_step == 1 && b_step == 0) { T v = *b; EACH(i, n) out[i] = a[i] SIGN v; } \
        else { EACH(i, n) out[i] = a[i * a_step] SIGN b[i * b_step]; }               \
        break
    switch (op) {
        RUN(KERNELS_EQ, ==);
        RUN(KERNELS_NE, !=);
        RUN(KERNELS_LT, <);
        RUN(KERNELS_LE, <=);
        RUN(KERNELS_GT, >);
        RUN(KERNELS_GE, >=);
    }
#undef RUN
}

static void NAME(compare)(void *context, int64_t chunk) {
    const struct binary_context *c = context;
    int64_t start = chunk * CHUNK;
    NAME(compare_run)(
        c->op, (uint8_t *)c->out + start, (const T *)c->a + start * c->a_step, c->a_step,
        (const T *)c->b + start * c->b_step, c->b_step, NAME(count_of)(chunk, c->n));
}
