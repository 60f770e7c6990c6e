/// Steps of stochastic gradient descent; `mode` is 0 without momentum, 1 with, 2 as Nesterov's.
static void NAME(sgd)(void *context, int64_t chunk) {
    const struct step_context *c = context;
    int64_t start = chunk * CHUNK, n = NAME(count_of)(chunk, c->n);
    T lr = (T)-c->lr, momentum = (T)c->momentum, decay = (T)c->decay;
    const T *p = (const T *)c->p + start, *g = (const T *)c->g + start;
    T *new_p = (T *)c->new_p + start;
    if (c->mode == 0) {
        EACH(i, n) {
            T d = decay != 0 ? g[i] + decay * p[i] : g[i];
            new_p[i] = p[i] + lr * d;
        }
        return;
    }
    const T *m = (const T *)c->m + start;
    T *new_m = (T *)c->new_m + start;
    int ahead = c->mode == 2;
    EACH(i, n) {
        T d = decay != 0 ? g[i] + decay * p[i] : g[i];
        T buffer = momentum * m[i] + d;
        T move = ahead ? d + momentum * buffer : buffer;
        new_m[i] = buffer;
        new_p[i] = p[i] + lr * move;
    }
}

/// Steps of Adam; `mode` is 0 without weight decay, 1 with it in the gradient, 2 when it shrinks
/// parameters.
static void NAME(adam)(void *context, int64_t chunk) {
    const struct step_context *c = context;
    int64_t start = chunk * CHUNK, n = NAME(count_of)(chunk, c->n);
    T beta1 = (T)c->beta1, fresh1 = (T)(1 - c->beta1), beta2 = (T)c->beta2, fresh2 = (T)(1 - c->beta2);
    T size = (T)c->scale1, root = (T)c->scale2, eps = (T)c->eps;
    T decay = c->mode == 1 ? (T)c->decay : 0, shrink = c->mode == 2 ? (T)(1 - c->lr * c->decay) : 1;
    const T *p = (const T *)c->p + start, *g = (const T *)c->g + start;
    const T *m = (const T *)c->m + start, *v = (const T *)c->v + start;
    T *new_p = (T *)c->new_p + start, *new_m = (T *)c->new_m + start, *new_v = (T *)c->new_v + start;
    EACH(i, n) {
        T point = p[i] * shrink;
        T d = decay != 0 ? g[i] + decay * p[i] : g[i];
        T mean = beta1 * m[i] + fresh1 * d;
        T square = beta2 * v[i] + fresh2 * d * d;
        new_m[i] = mean;
        new_v[i] = square;
        new_p[i] = point - size * mean / (__builtin_elementwise_sqrt(square) / root + eps);
    }
}
