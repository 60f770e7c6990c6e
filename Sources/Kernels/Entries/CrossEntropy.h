void NAME(kernels_log_softmax)(const T *x, int64_t rows, int64_t columns, T *out) {
    struct softmax_context c = {.x = x, .out = out, .rows = rows, .columns = columns};
    c.rows_of_chunk = rows_of_chunk(columns);
    kernels_parallel(pieces_of(rows, c.rows_of_chunk), BODIES->log_softmax, &c);
}

void NAME(kernels_log_softmax_gradient)(
    const T *out, const T *dy, int64_t rows, int64_t columns, T *dx) {
    struct softmax_context c = {.x = out, .g = dy, .out = dx, .rows = rows, .columns = columns};
    c.rows_of_chunk = rows_of_chunk(columns);
    kernels_parallel(pieces_of(rows, c.rows_of_chunk), BODIES->log_softmax_gradient, &c);
}

void NAME(kernels_cross_entropy)(
    const T *out, const int64_t *labels, int64_t rows, int64_t columns, T *losses) {
    struct softmax_context c = {.x = out, .labels = labels, .out = losses, .rows = rows, .columns = columns};
    c.rows_of_chunk = rows_of_chunk(1);
    kernels_parallel(pieces_of(rows, c.rows_of_chunk), BODIES->cross_entropy, &c);
}

void NAME(kernels_cross_entropy_gradient)(
    const T *out, const int64_t *labels, const T *g, int64_t rows, int64_t columns, T *dx) {
    struct softmax_context c = {
        .x = out, .labels = labels, .g = g, .out = dx, .rows = rows, .columns = columns};
    c.rows_of_chunk = rows_of_chunk(columns);
    kernels_parallel(pieces_of(rows, c.rows_of_chunk), BODIES->cross_entropy_gradient, &c);
}
