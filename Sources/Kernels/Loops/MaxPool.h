/// The largest value of one window for each channel, and its place.
static inline void NAME(pool_window)(
    const struct pool_context *c, const T *image, int64_t top, int64_t left, T *y, uint8_t *place) {
    typedef uint8_t bytes __attribute__((vector_size(VECTOR_BYTES / sizeof(T))));
    int64_t row0 = top < 0 ? -top : 0, column0 = left < 0 ? -left : 0;
    int64_t row1 = c->height - top < c->kernel ? c->height - top : c->kernel;
    int64_t column1 = c->width - left < c->kernel ? c->width - left : c->kernel;
    int64_t channel = 0;
    for (; channel + LANES <= c->channels; channel += LANES) {
        VECTOR best = NAME(all)(-INFINITY);
        MASK found = (INTEGER)(row0 * c->kernel + column0) - (MASK){0};
        for (int64_t i = row0; i < row1; i++) {
            for (int64_t j = column0; j < column1; j++) {
                VECTOR v = NAME(load)(image + ((top + i) * c->width + left + j) * c->channels + channel);
                MASK wins = (v > best) | (v != v);
                MASK here = (INTEGER)(i * c->kernel + j) - (MASK){0};
                best = (VECTOR)(((MASK)v & wins) | ((MASK)best & ~wins));
                found = (here & wins) | (found & ~wins);
            }
        }
        NAME(store)(y + channel, best);
        bytes small = __builtin_convertvector(found, bytes);
        if (place != NULL) memcpy(place + channel, &small, sizeof small);
    }
    for (; channel < c->channels; channel++) {
        T best = -INFINITY;
        int64_t found = row0 * c->kernel + column0;
        for (int64_t i = row0; i < row1; i++) {
            for (int64_t j = column0; j < column1; j++) {
                T v = image[((top + i) * c->width + left + j) * c->channels + channel];
                int wins = v > best || v != v;
                best = wins ? v : best;
                found = wins ? i * c->kernel + j : found;
            }
        }
        y[channel] = best;
        if (place != NULL) place[channel] = (uint8_t)found;
    }
}

static void NAME(max_pool)(void *context, int64_t chunk) {
    const struct pool_context *c = context;
    int64_t total = c->images * c->out_height, first = chunk * c->rows_of_chunk;
    int64_t end = first + c->rows_of_chunk < total ? first + c->rows_of_chunk : total;
    for (int64_t row = first; row < end; row++) {
        const T *image = (const T *)c->x + row / c->out_height * c->height * c->width * c->channels;
        int64_t top = row % c->out_height * c->stride - c->padding;
        for (int64_t column = 0; column < c->out_width; column++) {
            int64_t at = (row * c->out_width + column) * c->channels;
            NAME(pool_window)(
                c, image, top, column * c->stride - c->padding, (T *)c->y + at,
                c->place == NULL ? NULL : c->place + at);
        }
    }
}

/// What row `i` of the window over `from`, whose top is `top`, gives to a row of dx.
static inline void NAME(pool_row_gradient)(
    const struct pool_context *c, T *dx, const T *dy, const uint8_t *place, int64_t i) {
    for (int64_t column = 0; column < c->out_width; column++) {
        int64_t left = column * c->stride - c->padding;
        const T *g = dy + column * c->channels;
        const uint8_t *where = place + column * c->channels;
        for (int64_t j = 0; j < c->kernel; j++) {
            if (left + j < 0 || left + j >= c->width) continue;
            T *to = dx + (left + j) * c->channels;
            uint8_t here = (uint8_t)(i * c->kernel + j);
            EACH(k, c->channels) to[k] += where[k] == here ? g[k] : 0;
        }
    }
}

/// Chunks are rows of dx: each collects from all windows over it, from the topmost down.
static void NAME(max_pool_gradient)(void *context, int64_t chunk) {
    const struct pool_context *c = context;
    int64_t total = c->images * c->height, first = chunk * c->rows_of_chunk;
    int64_t end = first + c->rows_of_chunk < total ? first + c->rows_of_chunk : total;
    for (int64_t row = first; row < end; row++) {
        T *dx = (T *)c->y + row * c->width * c->channels;
        memset(dx, 0, (size_t)(c->width * c->channels) * sizeof(T));
        int64_t image = row / c->height, y = row % c->height + c->padding;
        int64_t window = y < c->kernel ? 0 : (y - c->kernel) / c->stride + 1;
        for (; window < c->out_height && window * c->stride <= y; window++) {
            int64_t at = (image * c->out_height + window) * c->out_width * c->channels;
            NAME(pool_row_gradient)(
                c, dx, (const T *)c->x + at, c->place + at, y - window * c->stride);
        }
    }
}

/// out[image, pixel, channel] = x[image, channel] · scale; chunks are rows of pixels.
static void NAME(spread)(void *context, int64_t chunk) {
    const struct pool_context *c = context;
    int64_t total = c->images * c->height, first = chunk * c->rows_of_chunk;
    int64_t end = first + c->rows_of_chunk < total ? first + c->rows_of_chunk : total;
    T divisor = (T)c->scale;
    for (int64_t row = first; row < end; row++) {
        const T *x = (const T *)c->x + row / c->height * c->channels;
        T *out = (T *)c->y + row * c->channels;
        EACH(k, c->channels) out[k] = x[k] / divisor;
    }
}
