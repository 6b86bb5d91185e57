#!/usr/bin/env python3
"""Times two figures, each as PNG at 200 dpi, SVG and PDF, beside matplotlib: whole processes, run in turn.

    Benchmarks/figure_peers.py [--rounds 9] [--json]

`spectra` is five rows of two log-log panels with seven nested series of up to 2000 points and a fit each; `images` is the
weights of 400 units as images of 28 x 28 pixels. matplotlib draws the images in one axes, the fastest way it has, and
once more in 400 axes, the usual way. Build first: `swift build -c release --package-path Benchmarks`.
"""
import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
PROGRAM = HERE / ".build/release/figures"
CASES = {"spectra": "spectra", "images": "images", "images, an axes each": "images"}
SIZES = [10, 50, 100, 250, 500, 1000, 2000]


def spectra(pyplot, numpy):
    figure, axes = pyplot.subplots(5, 2, figsize=(397 / 72, 9), sharex=True, sharey="col", layout="constrained")
    for row in range(5):
        for column, color in enumerate(("#01665E", "#8C510A")):
            alpha = 0.8 + 0.3 * row + 0.2 * column
            panel = axes[row, column]
            for index, size in enumerate(SIZES):
                n = numpy.arange(1, size + 1)
                y = n**-alpha * (1 - (n / (1.05 * size)) ** 2)
                panel.loglog(n, y, ".", ms=2, color=color, alpha=0.45 + 0.55 * index / 6, label=str(size))
            n = numpy.array([10, 500])
            panel.loglog(n, n**-alpha, "k-", lw=0.9)
            panel.text(0.6, 0.8, rf"$\alpha = {alpha:.1f}$", transform=panel.transAxes)
            if row == 4:
                panel.set_xlabel("Dimension $n$")
            if column == 0:
                panel.set_ylabel(r"$\lambda_n / \lambda_1$")
    axes[0, 0].legend(title="Units", ncol=2, fontsize=5)
    return figure


def pictures(numpy):
    y, x = numpy.mgrid[0:28, 0:28] / 28
    return [numpy.sin((i % 20 + 1) * x + i) * numpy.cos((i // 20) * y) for i in range(400)]


def images(pyplot, numpy):
    gap = 3
    whole = numpy.full((20 * 28 + 19 * gap, 20 * 28 + 19 * gap), numpy.nan)
    for index, image in enumerate(pictures(numpy)):
        top, left = index // 20 * (28 + gap), index % 20 * (28 + gap)
        whole[top : top + 28, left : left + 28] = image / abs(image).max()
    figure, axes = pyplot.subplots(figsize=(397 / 72, 397 / 72))
    axes.imshow(whole, cmap="RdBu_r", vmin=-1, vmax=1, interpolation="nearest")
    axes.axis("off")
    return figure


def images_each(pyplot, numpy):
    figure, axes = pyplot.subplots(20, 20, figsize=(397 / 72, 397 / 72))
    for panel, image in zip(axes.flat, pictures(numpy)):
        largest = abs(image).max()
        panel.imshow(image, cmap="RdBu_r", vmin=-largest, vmax=largest, interpolation="nearest")
        panel.axis("off")
    return figure


def draw(name, folder):
    import matplotlib

    matplotlib.use("Agg")
    import numpy
    from matplotlib import pyplot

    figure = {"spectra": spectra, "images": images, "images, an axes each": images_each}[name](pyplot, numpy)
    for kind in ("png", "svg", "pdf"):
        figure.savefig(Path(folder) / f"peer.{kind}", dpi=200)


def seconds(command):
    start = time.perf_counter()
    subprocess.run(command, check=True)
    return time.perf_counter() - start


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--rounds", type=int, default=9)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--one", nargs=2, help=argparse.SUPPRESS)  # a case, a folder
    options = parser.parse_args()
    if options.one:
        draw(*options.one)
        return
    if not PROGRAM.exists():
        sys.exit(f"{PROGRAM} is missing; build it: swift build -c release --package-path {HERE}")
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        for name, own in CASES.items():
            ours, theirs = [], []
            for _ in range(options.rounds + 1):
                ours.append(seconds([PROGRAM, own, folder]))
                theirs.append(seconds([sys.executable, __file__, "--one", name, folder]))
            # The first round fills the caches of both.
            row = {"name": name, "ours": statistics.median(ours[1:]), "matplotlib": statistics.median(theirs[1:])}
            for kind in ("png", "svg", "pdf"):
                row[kind] = [os.path.getsize(Path(folder) / f"{stem}.{kind}") for stem in (own, "peer")]
            rows.append(row)
            if not options.json:
                sizes = ", ".join(f"{kind} {a / 1e3:.0f} and {b / 1e3:.0f} kB" for kind, (a, b) in
                                  ((kind, row[kind]) for kind in ("png", "svg", "pdf")))
                print(f"{name:22} ours {row['ours'] * 1e3:7.1f} ms  matplotlib {row['matplotlib'] * 1e3:8.1f} ms  "
                      f"x{row['matplotlib'] / row['ours']:.1f}  {sizes}", flush=True)
    if options.json:
        print(json.dumps(rows, indent=1))


if __name__ == "__main__":
    main()
