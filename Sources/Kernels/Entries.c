#include "Kernels.h"

#include "ConvolutionPass.h"

#include "Cutting.h"
#include "Product.h"
#include "Set.h"

#define T float
#define TYPE f32
#include "Entries/Entries.h"
#undef T
#undef TYPE

#define T double
#define TYPE f64
#include "Entries/Entries.h"
