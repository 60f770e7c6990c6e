void NAME(kernels_unary)(kernels_unary op, T *out, const T *x, int64_t n) {
    struct unary_context c = {.op = op, .out = out, .x = x, .n = n};
    kernels_parallel(chunks_of(n), BODIES->unary, &c);
}

void NAME(kernels_binary)(kernels_binary op, T *out, const T *a, const T *b, int64_t n) {
    struct binary_context c = {.op = op, .out = out, .a = a, .a_step = 1, .b = b, .b_step = 1, .n = n};
    kernels_parallel(chunks_of(n), BODIES->binary, &c);
}

void NAME(kernels_binary_scalar)(kernels_binary op, T *out, const T *a, T b, int64_t n) {
    struct binary_context c = {.op = op, .out = out, .a = a, .a_step = 1, .b = &b, .b_step = 0, .n = n};
    kernels_parallel(chunks_of(n), BODIES->binary, &c);
}

void NAME(kernels_scalar_binary)(kernels_binary op, T *out, T a, const T *b, int64_t n) {
    struct binary_context c = {.op = op, .out = out, .a = &a, .a_step = 0, .b = b, .b_step = 1, .n = n};
    kernels_parallel(chunks_of(n), BODIES->binary, &c);
}

void NAME(kernels_binary_strided)(
    kernels_binary op, T *out, int rank, const int64_t *shape,
    const T *a, const int64_t *a_strides, const T *b, const int64_t *b_strides) {
    struct strided_context c = {.op = op, .out = out, .a = a, .b = b};
    if (!make_walk(&c.walk, rank, shape, NULL, a_strides, b_strides)) return;
    kernels_parallel(c.walk.chunks, BODIES->binary_strided, &c);
}

void NAME(kernels_compare)(kernels_comparison op, uint8_t *out, const T *a, const T *b, int64_t n) {
    struct binary_context c = {.op = op, .out = out, .a = a, .a_step = 1, .b = b, .b_step = 1, .n = n};
    kernels_parallel(chunks_of(n), BODIES->compare, &c);
}

void NAME(kernels_compare_scalar)(kernels_comparison op, uint8_t *out, const T *a, T b, int64_t n) {
    struct binary_context c = {.op = op, .out = out, .a = a, .a_step = 1, .b = &b, .b_step = 0, .n = n};
    kernels_parallel(chunks_of(n), BODIES->compare, &c);
}

void NAME(kernels_compare_strided)(
    kernels_comparison op, uint8_t *out, int rank, const int64_t *shape,
    const T *a, const int64_t *a_strides, const T *b, const int64_t *b_strides) {
    struct strided_context c = {.op = op, .out = out, .a = a, .b = b};
    if (!make_walk(&c.walk, rank, shape, NULL, a_strides, b_strides)) return;
    kernels_parallel(c.walk.chunks, BODIES->compare_strided, &c);
}

void NAME(kernels_add_strided)(
    int rank, const int64_t *shape,
    T *out, const int64_t *out_strides, const T *x, const int64_t *x_strides) {
    struct strided_context c = {.out = out, .a = x};
    if (!make_walk(&c.walk, rank, shape, out_strides, x_strides, NULL)) return;
    kernels_parallel(c.walk.chunks, BODIES->add_strided, &c);
}

void NAME(kernels_where)(T *out, const uint8_t *mask, const T *a, const T *b, int64_t n) {
    struct binary_context c = {.out = out, .a = a, .b = b, .mask = mask, .n = n};
    kernels_parallel(chunks_of(n), BODIES->where, &c);
}

void NAME(kernels_relu_gradient)(T *out, const T *g, const T *y, int64_t n) {
    struct binary_context c = {.out = out, .a = g, .b = y, .n = n};
    kernels_parallel(chunks_of(n), BODIES->relu_gradient, &c);
}
