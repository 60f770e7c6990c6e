/// How many rows chunk number `chunk` has.
static inline int64_t NAME(softmax_rows)(const struct softmax_context *c, int64_t chunk) {
    int64_t rest = c->rows - chunk * c->rows_of_chunk;
    return rest < c->rows_of_chunk ? rest : c->rows_of_chunk;
}

static void NAME(log_softmax)(void *context, int64_t chunk) {
    const struct softmax_context *c = context;
    int64_t n = c->columns, start = chunk * c->rows_of_chunk * n;
    for (int64_t r = 0; r < NAME(softmax_rows)(c, chunk); r++) {
        const T *x = (const T *)c->x + start + r * n;
        T *out = (T *)c->out + start + r * n;
        T largest = -INFINITY;
        for (int64_t i = 0; i < n; i++) largest = x[i] > largest || x[i] != x[i] ? x[i] : largest;
        // A row of −∞ only, or with ∞, has no distribution: nan, as by the definition.
        double sum = 0;
        for (int64_t i = 0; i < n; i++) sum += (double)NAME(exponential)(x[i] - largest);
        T offset = (T)log(sum);
        EACH(i, n) out[i] = (x[i] - largest) - offset;
    }
}

static void NAME(log_softmax_gradient)(void *context, int64_t chunk) {
    const struct softmax_context *c = context;
    int64_t n = c->columns, start = chunk * c->rows_of_chunk * n;
    for (int64_t r = 0; r < NAME(softmax_rows)(c, chunk); r++) {
        const T *y = (const T *)c->x + start + r * n, *g = (const T *)c->g + start + r * n;
        T *out = (T *)c->out + start + r * n;
        double sum = 0;
        for (int64_t i = 0; i < n; i++) sum += (double)g[i];
        T total = (T)sum;
        EACH(i, n) out[i] = g[i] - NAME(exponential)(y[i]) * total;
    }
}

static void NAME(cross_entropy)(void *context, int64_t chunk) {
    const struct softmax_context *c = context;
    int64_t start = chunk * c->rows_of_chunk;
    for (int64_t r = start; r < start + NAME(softmax_rows)(c, chunk); r++) {
        ((T *)c->out)[r] = -((const T *)c->x)[r * c->columns + c->labels[r]];
    }
}

static void NAME(cross_entropy_gradient)(void *context, int64_t chunk) {
    const struct softmax_context *c = context;
    int64_t n = c->columns, start = chunk * c->rows_of_chunk;
    for (int64_t r = start; r < start + NAME(softmax_rows)(c, chunk); r++) {
        const T *y = (const T *)c->x + r * n;
        T *out = (T *)c->out + r * n;
        T g = ((const T *)c->g)[r];
        int64_t label = c->labels[r];
        T own = y[label];
        EACH(i, n) out[i] = g * NAME(exponential)(y[i]);
        out[label] = g * (NAME(exponential)(own) - 1);
    }
}
