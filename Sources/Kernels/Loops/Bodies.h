#define BODY(name) .name = NAME(name)

/// All bodies of this type.
static const struct kernels_bodies NAME(kernels) = {
    BODY(unary), BODY(binary), BODY(binary_strided), BODY(compare), BODY(compare_strided), BODY(where),
    BODY(relu_gradient), BODY(blend), BODY(displace), BODY(fill), BODY(add_strided), BODY(reduce),
    BODY(argmax), BODY(dot), BODY(product), BODY(pack_right), BODY(convolution), BODY(pack_filters),
    BODY(weight_gradient), BODY(join_gradients), BODY(channel_sums), BODY(normalise),
    BODY(normal_gradient), BODY(max_pool), BODY(max_pool_gradient), BODY(spread), BODY(log_softmax),
    BODY(log_softmax_gradient), BODY(cross_entropy), BODY(cross_entropy_gradient), BODY(sgd), BODY(adam),
    .lanes = LANES, .most_rows = {0, TILE_ROWS},
};
#undef BODY
