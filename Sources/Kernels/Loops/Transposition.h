#define QUAD NAME(quad)
typedef T QUAD __attribute__((vector_size(4 * sizeof(T))));

/// Four rows of four elements become four columns.
static inline void NAME(turn_quads)(T *out, int64_t out_step, const T *x, int64_t x_step) {
    QUAD a, b, c, d;
    memcpy(&a, x, sizeof a);
    memcpy(&b, x + x_step, sizeof b);
    memcpy(&c, x + 2 * x_step, sizeof c);
    memcpy(&d, x + 3 * x_step, sizeof d);
    QUAD ab = __builtin_shufflevector(a, b, 0, 4, 1, 5), cd = __builtin_shufflevector(c, d, 0, 4, 1, 5);
    QUAD ef = __builtin_shufflevector(a, b, 2, 6, 3, 7), gh = __builtin_shufflevector(c, d, 2, 6, 3, 7);
    QUAD turned[4] = {
        __builtin_shufflevector(ab, cd, 0, 1, 4, 5), __builtin_shufflevector(ab, cd, 2, 3, 6, 7),
        __builtin_shufflevector(ef, gh, 0, 1, 4, 5), __builtin_shufflevector(ef, gh, 2, 3, 6, 7)};
    for (int i = 0; i < 4; i++) memcpy(out + i * out_step, &turned[i], sizeof turned[i]);
}

/// Four pixels of three channels, side by side, become three rows of four.
static inline void NAME(part_triples)(T *out, int64_t out_step, const T *x) {
    QUAD a, b, c;
    memcpy(&a, x, sizeof a);
    memcpy(&b, x + 4, sizeof b);
    memcpy(&c, x + 8, sizeof c);
    QUAD first = __builtin_shufflevector(a, b, 0, 3, 6, 6), middle = __builtin_shufflevector(a, b, 1, 4, 7, 7);
    QUAD last = __builtin_shufflevector(b, c, 1, 4, 4, 7), end = __builtin_shufflevector(a, last, 2, 4, 5, 7);
    first = __builtin_shufflevector(first, c, 0, 1, 2, 5);
    middle = __builtin_shufflevector(middle, c, 0, 1, 2, 6);
    memcpy(out, &first, sizeof first);
    memcpy(out + out_step, &middle, sizeof middle);
    memcpy(out + 2 * out_step, &end, sizeof end);
}

/// out[i, j] = x[j, i] for i < rows and j < columns, in squares of four; the last ones overlap those before.
static void NAME(transpose)(
    T *out, int64_t out_step, const T *x, int64_t x_step, int64_t rows, int64_t columns) {
    int triples = rows == 3 && x_step == 3;
    if (columns < 4 || (rows < 4 && !triples)) {
        for (int64_t i = 0; i < rows; i++) {
            for (int64_t j = 0; j < columns; j++) out[i * out_step + j] = x[j * x_step + i];
        }
        return;
    }
    for (int64_t next = 0; next < columns; next += 4) {
        int64_t j = next + 4 > columns ? columns - 4 : next;
        if (triples) {
            NAME(part_triples)(out + j, out_step, x + j * 3);
            continue;
        }
        int64_t i = 0;
        for (; i + 4 <= rows; i += 4) {
            NAME(turn_quads)(out + i * out_step + j, out_step, x + j * x_step + i, x_step);
        }
        if (i == rows) continue;
        i = rows - 4;
        NAME(turn_quads)(out + i * out_step + j, out_step, x + j * x_step + i, x_step);
    }
}

#undef QUAD
