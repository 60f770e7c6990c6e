/// One operation over a run of elements.
static void NAME(unary_run)(int op, T *out, const T *x, int64_t n) {
#define RUN(OP, VALUE) case OP: EACH(i, n) { T v = x[i]; out[i] = VALUE; } break
    switch (op) {
        RUN(KERNELS_NEG, -v);
        RUN(KERNELS_ABS, __builtin_elementwise_abs(v));
        RUN(KERNELS_EXP, NAME(exponential)(v));
        RUN(KERNELS_LOG, NAME(logarithm)(v));
        RUN(KERNELS_SQRT, __builtin_elementwise_sqrt(v));
        RUN(KERNELS_RSQRT, 1 / __builtin_elementwise_sqrt(v));
        RUN(KERNELS_SIN, NAME(sine)(v));
        RUN(KERNELS_COS, NAME(cosine)(v));
        RUN(KERNELS_TANH, NAME(hyperbolic_tangent)(v));
        RUN(KERNELS_SIGMOID, NAME(logistic)(v));
        RUN(KERNELS_RELU, v < 0 ? 0 : v);
        RUN(KERNELS_SIGN, v > 0 ? 1 : v < 0 ? -1 : v);
        RUN(KERNELS_SQUARE, v * v);
        RUN(KERNELS_RECIPROCAL, 1 / v);
        RUN(KERNELS_LOG1P, NAME(logarithm_1p)(v));
        RUN(KERNELS_EXPM1, NAME(exponential_m1)(v));
        RUN(KERNELS_FLOOR, __builtin_elementwise_floor(v));
        RUN(KERNELS_CEIL, __builtin_elementwise_ceil(v));
        RUN(KERNELS_ROUND, __builtin_elementwise_rint(v));
    }
#undef RUN
}

static void NAME(unary)(void *context, int64_t chunk) {
    const struct unary_context *c = context;
    int64_t start = chunk * CHUNK;
    NAME(unary_run)(c->op, (T *)c->out + start, (const T *)c->x + start, NAME(count_of)(chunk, c->n));
}
