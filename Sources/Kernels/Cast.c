#include "Contexts.h"
#include "Copy.h"
#include "Cutting.h"
#include "Pool.h"

/// A float as an integer of a range: towards 0, bounds beyond, 0 for nan.
static inline int64_t truncated(double v) {
    if (v != v) return 0;
    if (v >= 9223372036854775808.0) return INT64_MAX;
    return v < -9223372036854775808.0 ? INT64_MIN : (int64_t)v;
}

static inline uint8_t byte_of(double v) { return v >= 255 ? 255 : v > 0 ? (uint8_t)v : 0; }

// One loop for each pair of types; a nan is not 0, so it is true.
#define CAST_LOOP(TO, FROM, VALUE)                                     \
    do {                                                               \
        TO *out = (TO *)c->out + start;                                \
        const FROM *x = (const FROM *)c->x + start;                    \
        for (int64_t i = 0; i < n; i++) { FROM v = x[i]; out[i] = VALUE; } \
    } while (0)

#define CAST_TO(FROM, BYTE, LONG)                                            \
    do {                                                                     \
        switch (c->op) {                                                     \
            case KERNELS_BOOL: CAST_LOOP(uint8_t, FROM, v != 0); break;      \
            case KERNELS_U8: CAST_LOOP(uint8_t, FROM, BYTE); break;          \
            case KERNELS_I64: CAST_LOOP(int64_t, FROM, LONG); break;         \
            case KERNELS_F32: CAST_LOOP(float, FROM, (float)v); break;       \
            case KERNELS_F64: CAST_LOOP(double, FROM, (double)v); break;     \
        }                                                                    \
    } while (0)

static void cast(void *context, int64_t chunk) {
    const struct unary_context *c = context;
    int64_t start = chunk * CHUNK, n = c->n - start < CHUNK ? c->n - start : CHUNK;
    switch (c->from) {
        case KERNELS_BOOL:
        case KERNELS_U8: CAST_TO(uint8_t, v, v); break;
        case KERNELS_I64: CAST_TO(int64_t, (uint8_t)v, v); break;
        case KERNELS_F32: CAST_TO(float, byte_of((double)v), truncated((double)v)); break;
        case KERNELS_F64: CAST_TO(double, byte_of(v), truncated(v)); break;
    }
}

void kernels_cast(kernels_dtype to, void *out, kernels_dtype from, const void *x, int64_t n) {
    struct unary_context c = {.op = to, .from = from, .out = out, .x = x, .n = n};
    kernels_parallel(chunks_of(n), cast, &c);
}
