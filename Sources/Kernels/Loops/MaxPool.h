typedef uint8_t NAME(bytes) __attribute__((vector_size(VECTOR_BYTES / sizeof(T))));

/// A window: the image it lies in, its corner, and the part of it that is inside.
struct NAME(window) {
    const T *image;
    int64_t top, left, row0, row1, column0, column1;
};

/// The largest values of LANES channels, and their places.
static inline VECTOR NAME(largest)(
    const struct pool_context *c, const struct NAME(window) *w, int64_t channel, NAME(bytes) *places) {
    VECTOR best = NAME(all)(-INFINITY);
    MASK found = (INTEGER)(w->row0 * c->kernel + w->column0) - (MASK){0};
    for (int64_t i = w->row0; i < w->row1; i++) {
        for (int64_t j = w->column0; j < w->column1; j++) {
            int64_t pixel = (w->top + i) * c->width + w->left + j;
            VECTOR v = NAME(load)(w->image + pixel * c->channels + channel);
            MASK wins = (v > best) | (v != v), here = (INTEGER)(i * c->kernel + j) - (MASK){0};
            best = (VECTOR)(((MASK)v & wins) | ((MASK)best & ~wins));
            found = (here & wins) | (found & ~wins);
        }
    }
    *places = __builtin_convertvector(found, NAME(bytes));
    return best;
}

/// The largest value of one channel, and its place.
static inline T NAME(largest_of_one)(
    const struct pool_context *c, const struct NAME(window) *w, int64_t channel, uint8_t *place) {
    T best = -INFINITY;
    int64_t found = w->row0 * c->kernel + w->column0;
    for (int64_t i = w->row0; i < w->row1; i++) {
        for (int64_t j = w->column0; j < w->column1; j++) {
            T v = w->image[((w->top + i) * c->width + w->left + j) * c->channels + channel];
            int wins = v > best || v != v;
            best = wins ? v : best;
            found = wins ? i * c->kernel + j : found;
        }
    }
    *place = (uint8_t)found;
    return best;
}

/// The largest value of one window for each channel, and its place. `room` is how many elements there are
/// from the image's first on.
static inline void NAME(pool_window)(
    const struct pool_context *c, const struct NAME(window) *w, int64_t room, T *y, uint8_t *place) {
    NAME(bytes) places;
    int64_t channel = 0, channels = c->channels;
    for (; channel + LANES <= channels; channel += LANES) {
        NAME(store)(y + channel, NAME(largest)(c, w, channel, &places));
        if (place != NULL) memcpy(place + channel, &places, sizeof places);
    }
    int64_t last = (w->top + w->row1 - 1) * c->width + w->left + w->column1 - 1;
    // A vector may read what follows the channels, but not beyond the last image.
    if (channel < channels && last * channels + channel + LANES <= room) {
        NAME(store_some)(y + channel, NAME(largest)(c, w, channel, &places), channels - channel);
        for (int64_t i = channel; place != NULL && i < channels; i++) place[i] = places[i - channel];
        return;
    }
    for (; channel < channels; channel++) {
        uint8_t found;
        y[channel] = NAME(largest_of_one)(c, w, channel, &found);
        if (place != NULL) place[channel] = found;
    }
}

static void NAME(max_pool)(void *context, int64_t chunk) {
    const struct pool_context *c = context;
    int64_t total = c->images * c->out_height, first = chunk * c->rows_of_chunk;
    int64_t end = first + c->rows_of_chunk < total ? first + c->rows_of_chunk : total;
    for (int64_t row = first; row < end; row++) {
        int64_t image = row / c->out_height, size = c->height * c->width * c->channels;
        int64_t top = row % c->out_height * c->stride - c->padding;
        struct NAME(window) w = {.image = (const T *)c->x + image * size, .top = top};
        w.row0 = top < 0 ? -top : 0;
        w.row1 = c->height - top < c->kernel ? c->height - top : c->kernel;
        for (int64_t column = 0; column < c->out_width; column++) {
            int64_t at = (row * c->out_width + column) * c->channels;
            w.left = column * c->stride - c->padding;
            w.column0 = w.left < 0 ? -w.left : 0;
            w.column1 = c->width - w.left < c->kernel ? c->width - w.left : c->kernel;
            uint8_t *place = c->place == NULL ? NULL : c->place + at;
            NAME(pool_window)(c, &w, (c->images - image) * size, (T *)c->y + at, place);
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
