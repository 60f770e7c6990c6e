void NAME(kernels_sgd)(
    const kernels_sgd *step, T *new_p, T *new_buffer, const T *p, const T *g, const T *buffer, int64_t n) {
    struct step_context c = {
        .lr = step->lr, .momentum = step->momentum, .decay = step->weight_decay,
        .mode = step->momentum == 0 ? 0 : step->nesterov ? 2 : 1,
        .new_p = new_p, .new_m = new_buffer, .p = p, .g = g, .m = buffer, .n = n};
    kernels_parallel(chunks_of(n), BODIES->sgd, &c);
}

void NAME(kernels_adam)(
    const kernels_adam *step, T *new_p, T *new_m, T *new_v,
    const T *p, const T *g, const T *m, const T *v, int64_t n) {
    struct step_context c = {
        .lr = step->lr, .beta1 = step->beta1, .beta2 = step->beta2, .eps = step->eps,
        .decay = step->weight_decay, .mode = step->weight_decay == 0 ? 0 : step->decoupled ? 2 : 1,
        .scale1 = step->lr / (1 - pow(step->beta1, (double)step->step)),
        .scale2 = sqrt(1 - pow(step->beta2, (double)step->step)),
        .new_p = new_p, .new_m = new_m, .new_v = new_v, .p = p, .g = g, .m = m, .v = v, .n = n};
    kernels_parallel(chunks_of(n), BODIES->adam, &c);
}
