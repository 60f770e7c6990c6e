// The functions of the headers, for elements of type T: they cut the work into chunks for the bodies of the
// set in use. Included once for each type.
#define PASTE2(a, b) a##_##b
#define PASTE(a, b) PASTE2(a, b)
#define NAME(name) PASTE(name, TYPE)
#define BODIES (&kernels_in_use()->TYPE)

#include "BatchNorm.h"
#include "Convolution.h"
#include "CrossEntropy.h"
#include "Elementwise.h"
#include "Gemm.h"
#include "ParameterSteps.h"
#include "Reductions.h"
#include "Pooling.h"
#include "Vectors.h"

#undef NAME
#undef BODIES
#undef PASTE
#undef PASTE2
