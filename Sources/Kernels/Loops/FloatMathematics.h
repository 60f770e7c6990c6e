// Exponential and logarithm by reduction to a small interval and a minimax polynomial (the coefficients of
// Moshier's Cephes library, expf and logf), and what follows from them.

static inline float float_of_bits(int32_t bits) {
    float x;
    memcpy(&x, &bits, sizeof x);
    return x;
}

static inline int32_t bits_of_float(float x) {
    int32_t bits;
    memcpy(&bits, &x, sizeof bits);
    return bits;
}

/// exp(r) − 1 for x = n·ln 2 + r with |r| ≤ ln 2 / 2; n comes back as an integer.
static inline float reduced_exponential(float x, int32_t *n) {
    const float shifter = 12582912.0f;  // 1.5 · 2^23: adding it rounds to an integer
    float shifted = fused_f32(x, 1.44269504088896341f, shifter);
    *n = bits_of_float(shifted) - bits_of_float(shifter);
    float whole = shifted - shifter;
    float r = fused_f32(whole, -0.693359375f, x);
    r = fused_f32(whole, 2.12194440e-4f, r);
    float p = 1.9875691500e-4f;
    p = fused_f32(p, r, 1.3981999507e-3f);
    p = fused_f32(p, r, 8.3334519073e-3f);
    p = fused_f32(p, r, 4.1665795894e-2f);
    p = fused_f32(p, r, 1.6666665459e-1f);
    p = fused_f32(p, r, 5.0000001201e-1f);
    return fused_f32(p, r * r, r);
}

/// 2^n for −126 ≤ n ≤ 127.
static inline float power_of_two(int32_t n) { return float_of_bits((int32_t)((uint32_t)(n + 127) << 23)); }

static inline float exponential_f32(float x) {
    float bounded = x > 89 ? 89 : x < -104 ? -104 : x;
    int32_t n;
    float p = reduced_exponential(bounded, &n);
    // In two factors, because 2^n itself may not be a normal number.
    int32_t half = n >> 1;
    return (p + 1) * power_of_two(half) * power_of_two(n - half);
}

static inline float exponential_m1_f32(float x) {
    float bounded = x > 89 ? 89 : x < -20 ? -20 : x;
    int32_t n;
    float p = reduced_exponential(bounded, &n);
    float scale = power_of_two(n - 1);
    float value = 2 * fused_f32(scale, p, scale - 0.5f);
    return x == 0 ? x : value;
}

static inline float logarithm_f32(float x) {
    float grown = x < 1.17549435e-38f ? x * 8388608 : x;
    int32_t bits = bits_of_float(grown);
    // The mantissa in [√½, √2).
    int32_t n = (bits - 0x3F3504F3) >> 23;
    float m = float_of_bits(bits - (int32_t)((uint32_t)n << 23)) - 1;
    float e = (float)(x < 1.17549435e-38f ? n - 23 : n);
    float z = m * m;
    float p = 7.0376836292e-2f;
    p = fused_f32(p, m, -1.1514610310e-1f);
    p = fused_f32(p, m, 1.1676998740e-1f);
    p = fused_f32(p, m, -1.2420140846e-1f);
    p = fused_f32(p, m, 1.4249322787e-1f);
    p = fused_f32(p, m, -1.6668057665e-1f);
    p = fused_f32(p, m, 2.0000714765e-1f);
    p = fused_f32(p, m, -2.4999993993e-1f);
    p = fused_f32(p, m, 3.3333331174e-1f);
    float tail = fused_f32(p * m, z, e * -2.12194440e-4f);
    tail = fused_f32(z, -0.5f, tail);
    float value = fused_f32(e, 0.693359375f, m + tail);
    value = x == INFINITY ? INFINITY : value;
    value = x == 0 ? -INFINITY : value;
    return x < 0 || x != x ? NAN : value;
}

static inline float logarithm_1p_f32(float x) {
    float sum = 1 + x;
    // What rounding took from the sum, to first order.
    float value = logarithm_f32(sum) + (x - (sum - 1)) / sum;
    value = sum == 1 ? x : value;
    value = x == -1 ? -INFINITY : value;
    return x == INFINITY ? INFINITY : value;
}

static inline float hyperbolic_tangent_f32(float x) {
    float size = __builtin_elementwise_abs(x);
    float e = exponential_m1_f32(2 * (size > 10 ? 10 : size));
    return __builtin_elementwise_copysign(e / (e + 2), x);
}

// The exponential of a negative number, so that it does not overflow.
static inline float logistic_f32(float x) {
    float e = exponential_f32(-__builtin_elementwise_abs(x));
    return (x < 0 ? e : 1) / (1 + e);
}

static inline float sine_f32(float x) { return sinf(x); }
static inline float cosine_f32(float x) { return cosf(x); }
static inline float power_f32(float x, float y) { return powf(x, y); }
