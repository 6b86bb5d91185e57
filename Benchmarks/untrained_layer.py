#!/usr/bin/env python3
"""A read-out on hidden weights that are never trained, held against the published SpecReg network.

    Benchmarks/untrained_layer.py FOLDER [--normalize] [--seed 0]

FOLDER holds CIFAR-10 in its binary layout. Weights are normal with deviation sqrt(2/d) and stay; a linear read-out on
max(xW, 0) is trained with Adam at the rates published for SpecReg, on request behind batch normalisation. Prints
accuracy, the exponent of the spectrum on test images, and the median critical norms under projected gradient and under
noise that is drawn anew at each of the 400 sizes, for those of the first 500 test images that are classified correctly.
Needs NumPy and PyTorch; takes a minute or two.
"""
import argparse
import math
from pathlib import Path

import numpy as np
import torch

INPUTS, HIDDEN, CLASSES, BATCH, EPOCHS = 3072, 2000, 10, 1000, 200
ATTACKED = 500


def images(files):
    """Pixels by row, column and channel, each image over its own 3-norm, with labels."""
    records = np.concatenate([np.fromfile(file, np.uint8).reshape(-1, INPUTS + 1) for file in files])
    pixels = records[:, 1:].reshape(-1, 3, 32, 32).transpose(0, 2, 3, 1).reshape(len(records), INPUTS).astype(np.float32)
    pixels /= (pixels**3).sum(1, keepdims=True) ** (1 / 3)
    return torch.from_numpy(pixels), torch.from_numpy(records[:, 0].astype(np.int64))


def rate(epoch):
    """As published for SpecReg."""
    return 1e-3 * math.exp(-max(0, epoch - 90) / 30)


def trained(read_out, features, labels):
    optimizer = torch.optim.Adam(read_out.parameters())
    for epoch in range(EPOCHS):
        for group in optimizer.param_groups:
            group["lr"] = rate(epoch)
        for rows in torch.randperm(len(labels)).split(BATCH):
            optimizer.zero_grad()
            torch.nn.functional.cross_entropy(read_out(features[rows]), labels[rows]).backward()
            optimizer.step()
    return read_out.eval().requires_grad_(False)


def projected(network, x, y, budget):
    """Twenty steps of 0.01, or of a tenth of a budget below that, within the budget of every pixel."""
    step, z = (0.01 if budget >= 0.01 else budget / 10), x
    for _ in range(20):
        z = z.detach().requires_grad_(True)
        loss = torch.nn.functional.cross_entropy(network(z), y)
        sign = torch.autograd.grad(loss, z)[0].sign()
        z = x + (z.detach() + step * sign - x).clamp(-budget, budget)
    return z.clamp(0, 1)


def median_norm(network, x, y, budgets, attack):
    """Median 2-norm of what was added at the first budget that changes the answer."""
    critical = torch.full((len(y),), math.inf)
    for budget in budgets.tolist():
        z = attack(x, y, budget)
        fell = (network(z).argmax(1) != y) & critical.isinf()
        critical[fell] = (z - x).norm(dim=1)[fell]
    return critical.median().item()


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--normalize", action="store_true", help="batch normalisation before the read-out")
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args()
    torch.manual_seed(options.seed)
    x, y = images([options.folder / f"data_batch_{part}.bin" for part in range(1, 6)])
    test, classes = images([options.folder / "test_batch.bin"])
    weights = torch.randn(INPUTS, HIDDEN) * math.sqrt(2 / INPUTS)
    layers = [torch.nn.BatchNorm1d(HIDDEN)] if options.normalize else []
    read_out = trained(
        torch.nn.Sequential(*layers, torch.nn.Linear(HIDDEN, CLASSES)), torch.relu(x @ weights), y)

    def network(z):
        return read_out(torch.relu(z @ weights))

    right = network(test).argmax(1) == classes
    print(f"accuracy {right.float().mean():.4f}")
    values = torch.linalg.eigvalsh(torch.cov((test @ weights).T.double())).flip(0).numpy()
    ranks = np.arange(11, 501)
    print(f"exponent on images {-np.polyfit(np.log(ranks), np.log(values[ranks - 1]), 1)[0]:.3f}")
    few = right[:ATTACKED]
    x, y = test[:ATTACKED][few], classes[:ATTACKED][few]
    pgd = median_norm(
        network, x, y, torch.logspace(-6, -1.5, 400)[::4], lambda x, y, budget: projected(network, x, y, budget))
    noise = median_norm(
        network, x, y, torch.logspace(-6, 0.92, 400), lambda x, y, budget: x + budget * torch.randn_like(x))
    print(f"median critical norm by projected gradient, every fourth size {pgd:.4f}, by redrawn noise {noise:.3f}")


if __name__ == "__main__":
    main()
