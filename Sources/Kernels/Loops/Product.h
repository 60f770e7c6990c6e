/// Packs a block of columns of the right factor, one range of its depth, into rows as wide as the block.
static void NAME(pack_right)(void *context, int64_t chunk) {
    const struct product_context *c = context;
    int64_t block = chunk % c->blocks.blocks, first = chunk / c->blocks.blocks * DEPTH;
    int64_t depth = c->k - first < DEPTH ? c->k - first : DEPTH;
    int64_t width = vectors_of_block(&c->blocks, block) * LANES;
    int64_t columns = columns_of_block(&c->blocks, block);
    int64_t column = block * 2 * LANES;
    T *out = (T *)c->right + column * c->k + first * width;
    if (c->transpose_b) {
        NAME(transpose)(out, width, (const T *)c->b + column * c->ldb + first, c->ldb, depth, columns);
    } else {
        const T *b = (const T *)c->b + first * c->ldb + column;
        for (int64_t i = 0; i < depth; i++) {
            for (int64_t j = 0; j < columns; j++) out[i * width + j] = b[i * c->ldb + j];
        }
    }
    if (columns == width) return;
    for (int64_t i = 0; i < depth; i++) {
        for (int64_t j = columns; j < width; j++) out[i * width + j] = 0;
    }
}

/// Packs panels of rows of the left factor, times alpha, each as [depth, rows of the panel].
static void NAME(pack_left)(
    const struct product_context *c, T *out, int64_t row, int64_t end, int64_t first, int64_t depth) {
    for (; row < end; row += c->panel, out += c->panel * depth) {
        int64_t rows = end - row < c->panel ? end - row : c->panel;
        if (c->transpose_a) {
            const T *a = (const T *)c->a + first * c->lda + row;
            for (int64_t i = 0; i < depth; i++) {
                for (int64_t r = 0; r < rows; r++) out[i * rows + r] = a[i * c->lda + r];
            }
        } else {
            NAME(transpose)(out, rows, (const T *)c->a + row * c->lda + first, c->lda, depth, rows);
        }
        if (c->alpha != 1) {
            T alpha = (T)c->alpha;
            EACH(i, rows * depth) out[i] *= alpha;
        }
    }
}

/// Multiplies the panels by one block of columns.
static void NAME(multiply_block)(
    const struct product_context *c, const T *left, int64_t block, int64_t row, int64_t end, int64_t first,
    int64_t depth) {
    int64_t vectors = vectors_of_block(&c->blocks, block), column = block * 2 * LANES, zero = 0;
    for (; row < end; row += c->panel, left += c->panel * depth) {
        int64_t rows = end - row < c->panel ? end - row : c->panel;
        T *out = (T *)c->c + row * c->ldc + column;
        struct tile t = {
            .a = left, .a_offsets = &zero, .a_step = rows, .outer = 1, .inner = depth,
            .b = (const T *)c->right + column * c->k + first * vectors * LANES, .b_step = vectors * LANES,
            .start = first == 0 && c->beta == 0 ? NULL : out, .start_step = c->ldc,
            .out = out, .out_step = c->ldc, .columns = columns_of_block(&c->blocks, block)};
        NAME(tiles)[vectors][rows](&t);
    }
}

static void NAME(product)(void *context, int64_t chunk) {
    struct product_context *c = context;
    int64_t height = c->panel * c->panels_of_chunk, row = chunk % c->row_chunks * height;
    int64_t end = c->m - row < height ? c->m : row + height;
    int64_t block = chunk / c->row_chunks * c->blocks_of_chunk, last = block + c->blocks_of_chunk;
    if (last > c->blocks.blocks) last = c->blocks.blocks;
    int64_t bytes = (end - row) * (c->k < DEPTH ? c->k : DEPTH) * (int64_t)sizeof(T);
    T *left = kernels_allocate(bytes);
    if (left == NULL) {
        c->failed = 1;
        return;
    }
    int64_t columns = (last == c->blocks.blocks ? c->n : last * 2 * LANES) - block * 2 * LANES;
    for (int64_t i = row; i < end && c->beta != 0 && c->beta != 1; i++) {
        T beta = (T)c->beta, *out = (T *)c->c + i * c->ldc + block * 2 * LANES;
        EACH(j, columns) out[j] *= beta;
    }
    for (int64_t first = 0; first < c->k; first += DEPTH) {
        int64_t depth = c->k - first < DEPTH ? c->k - first : DEPTH;
        NAME(pack_left)(c, left, row, end, first, depth);
        for (int64_t b = block; b < last; b++) NAME(multiply_block)(c, left, b, row, end, first, depth);
    }
    kernels_release(left, bytes);
}
