/// Cuts a product into chunks: large enough to share their packed factors, and enough of them for many
/// threads.
static void NAME(cut_product)(struct product_context *c) {
    c->blocks = blocks_of(c->n, c->bodies->lanes, 0);
    c->panel = even_rows(c->m, c->bodies->most_rows[2]);
    int64_t panels = pieces_of(c->m, c->panel), depth = c->k < DEPTH ? c->k : DEPTH;
    c->panels_of_chunk = panels < 8 ? panels : 8;
    c->blocks_of_chunk = c->blocks.blocks < 8 ? c->blocks.blocks : 8;
    for (;;) {
        int64_t chunks = pieces_of(panels, c->panels_of_chunk);
        chunks *= pieces_of(c->blocks.blocks, c->blocks_of_chunk);
        int64_t work = c->panels_of_chunk * c->panel * c->blocks_of_chunk * 2 * c->bodies->lanes * depth;
        if (chunks >= 16 || work < (int64_t)1 << 19) break;
        if (c->panels_of_chunk == 1 && c->blocks_of_chunk == 1) break;
        int64_t *larger =
            c->blocks_of_chunk >= c->panels_of_chunk ? &c->blocks_of_chunk : &c->panels_of_chunk;
        *larger = (*larger + 1) / 2;
    }
    c->row_chunks = pieces_of(panels, c->panels_of_chunk);
}

/// C = beta · C, for products without depth.
static void NAME(scale_rows)(const struct product_context *c) {
    for (int64_t i = 0; i < c->m; i++) {
        T *row = (T *)c->c + i * c->ldc;
        for (int64_t j = 0; j < c->n; j++) row[j] = c->beta == 0 ? 0 : (T)c->beta * row[j];
    }
}

int NAME(kernels_gemm)(
    int transpose_a, int transpose_b, int64_t m, int64_t n, int64_t k,
    T alpha, const T *a, int64_t lda, const T *b, int64_t ldb, T beta, T *c, int64_t ldc) {
    struct product_context p = {
        .bodies = BODIES, .transpose_a = transpose_a, .transpose_b = transpose_b,
        .m = m, .n = n, .k = k, .lda = lda, .ldb = ldb, .ldc = ldc, .alpha = (double)alpha, .beta = (double)beta, .a = a, .b = b, .c = c};
    if (m == 0 || n == 0) return 0;
    if (k == 0) {
        NAME(scale_rows)(&p);
        return 0;
    }
    NAME(cut_product)(&p);
    int64_t bytes = p.blocks.vectors * p.bodies->lanes * k * (int64_t)sizeof(T);
    p.right = kernels_allocate(bytes);
    if (p.right == NULL) return -1;
    kernels_parallel(p.blocks.blocks * pieces_of(k, DEPTH), p.bodies->pack_right, &p);
    kernels_parallel(
        p.row_chunks * pieces_of(p.blocks.blocks, p.blocks_of_chunk), p.bodies->product, &p);
    kernels_release(p.right, bytes);
    return p.failed ? -1 : 0;
}
