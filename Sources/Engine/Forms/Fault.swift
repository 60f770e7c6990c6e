import Kernels

