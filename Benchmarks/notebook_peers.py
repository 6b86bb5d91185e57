#!/usr/bin/env python3
"""Converts Jupyter notebooks to HTML with `report build` and with nbconvert, and prints times.

    Benchmarks/notebook_peers.py [--report PROGRAM] [--rounds 5] [--keep FOLDER]

Two notebooks are made from a fixed seed: 200 cells of prose with math, lists and tables, code, printed text, HTML tables
and small pictures; and 120 cells with 12 MB of pictures, as authors' notebooks are. Each program runs as a process of its
own, in turn: A B A B. The median counts. Needs nbconvert, nbformat and matplotlib in the Python that runs this.
"""
import argparse
import base64
import io
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import matplotlib

matplotlib.use("Agg")
import matplotlib.pyplot as plt
import nbformat
import numpy as np
from nbformat import v4

HERE = Path(__file__).resolve().parent
WORDS = (
    "spectrum variance layer weight image noise gradient attack exponent model norm unit batch "
    "epoch decay robust covariance dimension response stimulus fit window seed rate"
).split()


def sentence(rng):
    words = [rng.choice(WORDS) for _ in range(rng.randint(8, 20))]
    words[rng.randrange(len(words))] = rng.choice(
        ["$\\lambda_n \\propto n^{-\\alpha}$", "*" + rng.choice(WORDS) + "*", "`numpy.linalg.eigh`", "**each**"])
    return " ".join(words).capitalize() + "."


def prose(rng, index):
    text = f"## Part {index}\n\n" if index % 5 == 0 else ""
    text += " ".join(sentence(rng) for _ in range(5)) + "\n\n"
    kind = index % 4
    if kind == 1:
        text += "".join(f"- {sentence(rng)}\n" for _ in range(4))
    if kind == 2:
        text += "$$\\sum_{i=1}^{n} \\left( \\frac{\\lambda_i}{\\gamma_i} - 1 \\right)^2$$\n"
    if kind == 3:
        rows = "".join(f"| {rng.choice(WORDS)} | {rng.random():.3f} | {rng.random():.3f} |\n" for _ in range(5))
        text += "| name | mean | error |\n|---|--:|--:|\n" + rows
    return text


def code(rng):
    lines = ["import numpy as np", f"rng = np.random.default_rng({rng.randrange(99)})"]
    for index in range(8):
        lines.append(f"{rng.choice(WORDS)}_{index} = np.mean(rng.normal(size=({index + 2}, 10)), axis=0)  # {rng.choice(WORDS)}")
    return "\n".join(lines + ["print(result)"])


def picture(rng, inches, dpi, speckled):
    figure, axes = plt.subplots(figsize=(inches, 0.7 * inches), dpi=dpi)
    values = np.random.default_rng(rng.randrange(1 << 30))
    if speckled:
        axes.imshow(values.normal(size=(170, 245)), aspect="auto", interpolation="nearest")
    else:
        for _ in range(4):
            axes.plot(np.cumsum(values.normal(size=200)))
    file = io.BytesIO()
    figure.savefig(file, format="png")
    plt.close(figure)
    # One line with a line feed, as notebooks store it.
    return base64.b64encode(file.getvalue()).decode() + "\n"


def output(rng, kind):
    if kind == 0:
        text = "".join(f"epoch {i:3d}  loss {rng.random():.5f}\n" for i in range(20))
        return v4.new_output("stream", name="stdout", text=text)
    if kind == 1:
        rows = "".join(
            f"<tr><th>{i}</th><td>{rng.choice(WORDS)}</td><td>{rng.random():.6f}</td></tr>" for i in range(10))
        html = f"<table><thead><tr><th></th><th>name</th><th>value</th></tr></thead><tbody>{rows}</tbody></table>"
        return v4.new_output("execute_result", {"text/html": html, "text/plain": "a table"}, execution_count=1)
    if kind == 2:
        text = "array([" + ", ".join(f"{rng.random():.4f}" for _ in range(40)) + "])"
        return v4.new_output("execute_result", {"text/plain": text}, execution_count=1)
    return v4.new_output(
        "display_data", {"image/png": picture(rng, 4, 72, False), "text/plain": "<Figure size 288x201 with 1 Axes>"})


def small(rng):
    cells = []
    for index in range(100):
        cells.append(v4.new_markdown_cell(prose(rng, index)))
        cells.append(v4.new_code_cell(code(rng), outputs=[output(rng, index % 4 if index % 20 else 3)], execution_count=index + 1))
    return cells


def large(rng):
    cells = []
    for index in range(60):
        cells.append(v4.new_markdown_cell(prose(rng, index)))
        image = {"image/png": picture(rng, 6, 90, True), "text/plain": "<Figure size 540x378 with 1 Axes>"}
        cells.append(v4.new_code_cell(code(rng), outputs=[v4.new_output("display_data", image)], execution_count=index + 1))
    return cells


def write(path, cells):
    for index, cell in enumerate(cells):
        cell["id"] = f"cell-{index}"
    kernel = {"display_name": "Python 3", "language": "python", "name": "python3"}
    book = v4.new_notebook(cells=cells, metadata={"kernelspec": kernel, "language_info": {"name": "python"}})
    path.write_text(nbformat.writes(book))


def seconds(command, folder):
    start = time.perf_counter()
    run = subprocess.run(command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    if run.returncode:
        sys.exit(f"notebook_peers: {' '.join(map(str, command))}\n{run.stdout}")
    return time.perf_counter() - start


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--report", type=Path, default=HERE.parent / ".build/release/report")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--keep", type=Path)
    options = parser.parse_args()
    report = options.report.resolve()
    with tempfile.TemporaryDirectory() as temporary:
        folder = options.keep or Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        write(folder / "small.ipynb", small(random.Random(1)))
        write(folder / "large.ipynb", large(random.Random(2)))
        for name in ("small", "large"):
            book = folder / f"{name}.ipynb"
            ours, theirs = [], []
            # `--force`: a second build would find that nothing has changed.
            build = [report, "build", book.name, "--to", "html", "-o", "ours", "--cache", "cache", "--force", "--quiet"]
            convert = [sys.executable, "-m", "nbconvert", "--to", "html", "--output-dir", "theirs", book.name]
            for round in range(options.rounds + 1):
                a, b = seconds(build, folder), seconds(convert, folder)
                if round:
                    ours.append(a)
                    theirs.append(b)
            mine, other = statistics.median(ours), statistics.median(theirs)
            print(
                f"{name}: {os.path.getsize(book) / 1e6:.1f} MB, report {mine * 1e3:.0f} ms ({min(ours) * 1e3:.0f} to "
                f"{max(ours) * 1e3:.0f}), nbconvert {other * 1e3:.0f} ms, ratio {other / mine:.1f}", flush=True)


if __name__ == "__main__":
    main()
