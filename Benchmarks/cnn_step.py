"""One training step of cnn() beside PyTorch on the CPU: the same layers, batch and optimizer, taking turns.

usage: python Benchmarks/cnn_step.py [PATH-OF-ROGA] [ROUNDS]      (needs torch; roga does not)

roga trains on data.forge, drawing its batches; PyTorch gets a batch that is there already, so the comparison is not
in roga's favour. Prints the median milliseconds of a step of each, and the median ratio of neighbouring rounds.
"""
import re
import statistics
import subprocess
import sys
import time

import torch
import torch.nn as nn
import torch.nn.functional as F

THREADS = 2
STEPS = 60


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        widths = [3, 16, 32, 64]
        self.convs = nn.ModuleList(nn.Conv2d(a, b, 3, padding=1, bias=False) for a, b in zip(widths, widths[1:]))
        self.norms = nn.ModuleList(nn.BatchNorm2d(b) for b in widths[1:])
        self.fc = nn.Linear(widths[-1], 2)

    def forward(self, x):
        for conv, norm in zip(self.convs, self.norms):
            x = F.max_pool2d(F.relu(norm(conv(x))), 2)
        return self.fc(x.mean(dim=(2, 3)))


def torch_step(channels_last):
    torch.manual_seed(0)
    net = Net().train()
    x = torch.rand(48, 3, 48, 48) * 2 - 1
    y = torch.arange(48) % 2
    if channels_last:
        net = net.to(memory_format=torch.channels_last)
        x = x.contiguous(memory_format=torch.channels_last)
    adam = torch.optim.Adam(net.parameters(), lr=1e-3, fused=channels_last)

    def step():
        adam.zero_grad()
        F.cross_entropy(net(x), y).backward()
        adam.step()

    for _ in range(5):
        step()
    start = time.perf_counter()
    for _ in range(STEPS):
        step()
    return (time.perf_counter() - start) / STEPS * 1e3


def roga_step(roga, objective):
    code = f"""
use data.forge
run = train(cnn(image: [3, 48, 48]), on: df + f2f + fs, with: {objective}, steps: {STEPS})
print "ms {{run.seconds * 1000 / {STEPS}:.3f}}"
"""
    out = subprocess.run([roga, "--threads", str(THREADS), "--runs", "/tmp/roga-benchmark", "-e", code],
                         capture_output=True, text=True, check=True).stdout
    return float(re.search(r"ms ([0-9.]+)", out).group(1))


def main():
    roga = sys.argv[1] if len(sys.argv) > 1 else ".build/release/roga"
    rounds = int(sys.argv[2]) if len(sys.argv) > 2 else 5
    torch.set_num_threads(THREADS)
    rows = {"roga erm": [], "torch NCHW, Adam": [], "torch channels-last, fused Adam": []}
    for _ in range(rounds):
        rows["roga erm"].append(roga_step(roga, "erm()"))
        rows["torch NCHW, Adam"].append(torch_step(False))
        rows["torch channels-last, fused Adam"].append(torch_step(True))
    for name, values in rows.items():
        ratios = [t / r for t, r in zip(values, rows["roga erm"])]
        print(f"{name:34s} {statistics.median(values):8.2f} ms   x {statistics.median(ratios):.2f}"
              f"  (rounds {min(ratios):.2f} .. {max(ratios):.2f})")
    for name in ["sam()", "sagm()", "roga()"]:
        print(f"roga {name:29s} {statistics.median(roga_step(roga, name) for _ in range(3)):8.2f} ms")


main()
