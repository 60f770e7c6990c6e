// Vectors of T, and their pieces.

#define VECTOR NAME(vector)
#define MASK NAME(mask)
#define LANES ((int64_t)(VECTOR_BYTES / sizeof(T)))
/// A loop whose rounds do not depend on one another, also where operands are the same memory.
#define EACH(i, n) _Pragma("clang loop vectorize(assume_safety)") for (int64_t i = 0; i < (n); i++)

typedef T VECTOR __attribute__((vector_size(VECTOR_BYTES)));
typedef INTEGER MASK __attribute__((vector_size(VECTOR_BYTES)));

/// a · b + c, with one rounding where the CPU has it.
static inline T NAME(fused)(T a, T b, T c) {
#if FUSED
    return __builtin_elementwise_fma(a, b, c);
#else
    return a * b + c;
#endif
}

static inline VECTOR NAME(fused_vector)(VECTOR a, VECTOR b, VECTOR c) {
#if FUSED
    return __builtin_elementwise_fma(a, b, c);
#else
    return a * b + c;
#endif
}

static inline VECTOR NAME(load)(const T *p) {
    VECTOR v;
    memcpy(&v, p, sizeof v);
    return v;
}

static inline void NAME(store)(T *p, VECTOR v) { memcpy(p, &v, sizeof v); }

static inline VECTOR NAME(all)(T x) { return x - (VECTOR){0}; }

/// The elements of chunk number `chunk` of n.
static inline int64_t NAME(count_of)(int64_t chunk, int64_t n) {
    return n - chunk * CHUNK < CHUNK ? n - chunk * CHUNK : CHUNK;
}
