// Functions of one number. Those of f32 are polynomials without branches, so that loops of them become
// vectors; f64 takes the C library's.

#if TYPE_IS_FLOAT
#include "FloatMathematics.h"
#else
static inline double exponential_f64(double x) { return exp(x); }
static inline double exponential_m1_f64(double x) { return expm1(x); }
static inline double logarithm_f64(double x) { return log(x); }
static inline double logarithm_1p_f64(double x) { return log1p(x); }
static inline double sine_f64(double x) { return sin(x); }
static inline double cosine_f64(double x) { return cos(x); }
static inline double hyperbolic_tangent_f64(double x) { return tanh(x); }
static inline double power_f64(double x, double y) { return pow(x, y); }

// Both branches take the exponential of a negative number, so none overflows.
static inline double logistic_f64(double x) {
    double e = exp(-fabs(x));
    return (x < 0 ? e : 1) / (1 + e);
}
#endif
