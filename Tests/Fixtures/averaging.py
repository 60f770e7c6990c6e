"""Runs SWAD of the reference on made-up validation losses and writes what it gave: averaging/curves.json.

usage: averaging.py REFERENCE   (the folder of reference.py; needs torch)

A curve has one weight of two numbers a step, `every` steps between validations (a first validation at step 0 is not made),
and a loss a validation. Kept with it: the final average and the steps that it spans.
"""
import json
import pathlib
import random
import sys

sys.path.insert(0, sys.argv[1])
import torch
from reference import SWAD, ema_update, running_mean


def curve(kind, count, draw):
    if kind == "valley":  # down, flat, up again
        turn = draw.uniform(0.2, 0.6) * count
        return [abs(i - turn) / count * draw.uniform(0.5, 3) + 0.3 + draw.uniform(0, 0.05) for i in range(count)]
    if kind == "falling":
        return [2.0 / (1 + i) + draw.uniform(0, 0.02) for i in range(count)]
    return [draw.uniform(0.2, 1.5) for _ in range(count)]


def main():
    draw, cases = random.Random(7), []
    for number in range(120):
        settings = dict(n_converge=draw.choice([1, 2, 3, 5]), n_tolerance=draw.choice([1, 3, 6]),
                        ratio=draw.choice([0.0, 0.1, 0.3]))
        kind, every, count = draw.choice(["valley", "falling", "noise"]), draw.choice([1, 2, 5]), draw.randint(1, 24)
        losses = curve(kind, count, draw)
        points = [[draw.gauss(0, 1), draw.gauss(0, 1)] for _ in range(every * count)]
        swad, mean, members, step = SWAD(**settings), None, 0, 0
        for index, loss in enumerate(losses):
            members = 0
            for point in points[index * every:(index + 1) * every]:
                tree = {"w": torch.tensor(point, dtype=torch.float64)}
                mean = tree if members == 0 else running_mean(mean, tree, members)
                members, step = members + 1, step + 1
            swad.segment(mean, loss, step - every + 1, step)
        ema = None
        for point in points:
            tree = {"w": torch.tensor(point, dtype=torch.float64)}
            ema = tree if ema is None else ema_update(ema, tree, 0.9)
        cases.append(dict(settings, every=every, losses=losses, points=points, average=swad.final()["w"].tolist(),
                          converged=swad.converged_at is not None, ended=swad.dead, ema=ema["w"].tolist()))
    target = pathlib.Path(__file__).parent / "averaging" / "curves.json"
    target.write_text(json.dumps(cases))
    print(len(cases), "curves,", sum(c["converged"] for c in cases), "converged,", sum(c["ended"] for c in cases), "ended")


if __name__ == "__main__":
    main()
