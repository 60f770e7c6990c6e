static void NAME(blend)(void *context, int64_t chunk) {
    const struct flat_context *c = context;
    int64_t start = chunk * CHUNK, n = NAME(count_of)(chunk, c->n);
    T a = (T)c->a, b = (T)c->b;
    T *out = (T *)c->out + start;
    const T *x = (const T *)c->x + start;
    if (c->y == NULL) {
        EACH(i, n) out[i] = a * x[i];
    } else {
        const T *y = (const T *)c->y + start;
        EACH(i, n) out[i] = a * x[i] + b * y[i];
    }
}

static void NAME(displace)(void *context, int64_t chunk) {
    const struct flat_context *c = context;
    int64_t start = chunk * CHUNK, n = NAME(count_of)(chunk, c->n);
    T a = (T)c->a, b = (T)c->b;
    T *out = (T *)c->out + start;
    const T *base = (const T *)c->base + start, *x = (const T *)c->x + start;
    if (c->y == NULL) {
        EACH(i, n) out[i] = base[i] + a * x[i];
    } else {
        const T *y = (const T *)c->y + start;
        EACH(i, n) out[i] = (base[i] + a * x[i]) + b * y[i];
    }
}

static void NAME(fill)(void *context, int64_t chunk) {
    const struct flat_context *c = context;
    T *out = (T *)c->out + chunk * CHUNK;
    T value = (T)c->a;
    EACH(i, NAME(count_of)(chunk, c->n)) out[i] = value;
}
