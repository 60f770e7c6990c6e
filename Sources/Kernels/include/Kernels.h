#pragma once

/// The numeric kernels of the engine: plain C over contiguous memory, row-major, images as NHWC.
///
/// Every kernel gives the same bits for any number of threads: work is cut into chunks of a fixed size, and
/// reductions add fixed chunks in a fixed order. Which algorithm runs depends on the shape alone. Between
/// the sets of kernels (`kernels_name`) bits may differ.

#include "BatchNorm.h"
#include "Convolution.h"
#include "Copy.h"
#include "CrossEntropy.h"
#include "Dispatch.h"
#include "Elementwise.h"
#include "Gemm.h"
#include "Memory.h"
#include "ParameterSteps.h"
#include "Pool.h"
#include "Pooling.h"
#include "Reductions.h"
#include "Vectors.h"
