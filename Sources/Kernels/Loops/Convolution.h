/// Packs the filters of one block of outputs, one tap of columns.
static void NAME(pack_filters)(void *context, int64_t chunk) {
    const struct convolution_pass *c = context;
    int64_t block = chunk / c->column_taps, column = chunk % c->column_taps;
    int64_t width = vectors_of_block(&c->blocks, block) * LANES;
    int64_t outputs = columns_of_block(&c->blocks, block);
    int64_t size = c->row_taps * c->channels;
    T *out = (T *)c->packed + block * 2 * LANES * c->column_taps * size + column * size * width;
    const T *filters = (const T *)c->filters + block * 2 * LANES * c->filter_output;
    for (int64_t row = 0; row < c->row_taps; row++) {
        const T *from = filters + c->filter_rows[row] * c->filter_width + c->filter_columns[column];
        for (int64_t channel = 0; channel < c->channels; channel++, out += width) {
            const T *f = from + channel * c->filter_channel;
            for (int64_t o = 0; o < outputs; o++) out[o] = f[o * c->filter_output];
            for (int64_t o = outputs; o < width; o++) out[o] = 0;
        }
    }
}

/// Copies row y of an image into the band, which is 0, channel by channel and phase by phase.
static void NAME(fill_band_row)(const struct convolution_pass *c, T *band, const T *image, int64_t y) {
    int64_t step = c->column_step, length = c->phase_length;
    for (int64_t phase = 0; phase < c->phases; phase++) {
        int64_t x = c->column_offsets[0] + phase;
        int64_t first = x < 0 ? (-x + step - 1) / step : 0;
        int64_t end = x < c->width ? (c->width - 1 - x) / step + 1 : 0;
        if (end > length) end = length;
        if (end <= first) continue;
        T *to = band + phase * length + first;
        const T *from = image + (y * c->width + x + first * step) * c->channels;
        NAME(transpose)(to, c->plane, from, step * c->channels, c->channels, end - first);
    }
}

/// Computes a row of results from the band, whose part for this row begins at `band`.
static void NAME(convolve_row)(const struct convolution_pass *c, const T *band, T *out, int64_t block) {
    int64_t vectors = vectors_of_block(&c->blocks, block), first = block * 2 * LANES;
    int64_t taps = c->column_taps * c->row_taps, inner = c->merges ? c->row_taps * c->channels : c->channels;
    int64_t rows = even_rows(c->columns, NAME(most_rows)[vectors]);
    struct tile t = {
        .a_offsets = c->tap_offsets, .a_step = c->plane, .outer = c->merges ? c->column_taps : taps,
        .inner = inner, .b = (const T *)c->packed + first * taps * c->channels,
        .b_outer = inner * vectors * LANES, .b_step = vectors * LANES,
        .start = c->bias == NULL ? NULL : (const T *)c->bias + first,
        .out_step = c->out_column, .columns = columns_of_block(&c->blocks, block)};
    // No further than the next row, which is written later.
    t.spills = c->out_column == c->blocks.columns && vectors * LANES <= t.out_step + t.columns;
    for (int64_t q = 0; q < c->columns; q += rows) {
        t.a = band + q;
        t.out = out + q * c->out_column + first;
        NAME(tiles)[vectors][c->columns - q < rows ? c->columns - q : rows](&t);
    }
}

/// Chunks are ranges of rows of one image's results.
static void NAME(convolution)(void *context, int64_t chunk) {
    struct convolution_pass *c = context;
    int64_t bands = (c->rows + c->rows_of_chunk - 1) / c->rows_of_chunk;
    int64_t image = chunk / bands, first = chunk % bands * c->rows_of_chunk;
    int64_t count = c->rows - first < c->rows_of_chunk ? c->rows - first : c->rows_of_chunk;
    int64_t reach = c->row_taps == 0 ? 0 : c->row_offsets[c->row_taps - 1] - c->row_offsets[0] + 1;
    int64_t row_size = c->plane * c->channels;
    int64_t band_rows = reach == 0 ? 0 : (count - 1) * c->row_step + reach;
    int64_t bytes = band_rows * row_size * (int64_t)sizeof(T);
    T *band = kernels_allocate(bytes);
    if (band == NULL) {
        c->failed = 1;
        return;
    }
    const T *in = (const T *)c->in + image * c->height * c->width * c->channels;
    memset(band, 0, (size_t)bytes);
    for (int64_t i = 0; i < band_rows; i++) {
        int64_t y = first * c->row_step + c->row_offsets[0] + i;
        if (y >= 0 && y < c->height) NAME(fill_band_row)(c, band + i * row_size, in, y);
    }
    T *out = (T *)c->out + image * c->out_image + first * c->out_row;
    // From the last block on, because what it spills lies in the first block of the next pixel.
    for (int64_t block = c->blocks.blocks - 1; block >= 0; block--) {
        for (int64_t i = 0; i < count; i++) {
            NAME(convolve_row)(c, band + i * c->row_step * row_size, out + i * c->out_row, block);
        }
    }
    kernels_release(band, bytes);
}
