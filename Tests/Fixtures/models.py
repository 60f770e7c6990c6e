"""Writes Tests/Fixtures/models.json: logits of torchvision's models on weights and images that follow from a formula.

usage: python models.py >models.json      (needs torch and torchvision)

Element i of array k is a number in -1 ..< 1 that `formula` makes of (k, i). Arrays are counted in the order of
`named_parameters`, then `named_buffers`; the images come last.
"""
import json
import sys

import numpy as np
import torch
import torchvision


def formula(k, count):
    h = (np.arange(count, dtype=np.uint64) * 2654435761 + (k + 1) * 40503) & 0xFFFFFFFF
    h ^= h >> 15
    h = (h * 739982445) & 0xFFFFFFFF
    h ^= h >> 12
    h = (h * 695872825) & 0xFFFFFFFF
    h ^= h >> 15
    return (h >> 8).astype(np.float64) / 2**23 - 1


def filled(name, shape, k):
    u = formula(k, int(np.prod(shape, dtype=np.int64))).reshape(shape)
    if len(shape) > 1:
        u = u * np.sqrt(6 / np.prod(shape[1:]))
    elif name.endswith("running_var"):
        u = 1 + 0.5 * u
    elif name.endswith("weight"):
        u = 1 + 0.2 * u
    else:
        u = 0.2 * u
    return torch.from_numpy(u)


def case(name, size):
    model = getattr(torchvision.models, name)(num_classes=3).double()
    arrays = list(model.named_parameters()) + [
        b for b in model.named_buffers() if not b[0].endswith("num_batches_tracked")]
    with torch.no_grad():
        for k, (label, array) in enumerate(arrays):
            array.copy_(filled(label, tuple(array.shape), k))
        x = torch.from_numpy(formula(len(arrays), 2 * 3 * size * size).reshape(2, 3, size, size))
        evaluated = model.eval()(x)
        trained = model.train()(x)
    names = [label for label, _ in model.named_parameters()]
    return {"name": name, "size": size, "count": sum(p.numel() for p in model.parameters()),
            "parameters": names, "evaluation": evaluated.flatten().tolist(),
            "training": trained.flatten().tolist(),
            "moved": dict(model.named_buffers())["bn1.running_var"][:4].tolist()}


json.dump([case("resnet18", 40), case("resnet34", 64)], sys.stdout, indent=1)
