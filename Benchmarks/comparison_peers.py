#!/usr/bin/env python3
"""Compares two versions of a study with `report diff`, nbdime and pytest-mpl, and prints time and findings.

    Benchmarks/comparison_peers.py GOLDEN [--report PROGRAM] [--rounds 3]

Every table of the golden folder is a figure. For nbdime and pytest-mpl matplotlib draws it; the notebook also prints the first
rows, as people do. Versions: nothing changed; one value in its last bit; every seventh row of one table by 5 %; the
same data under another rendering of text, which stands for another release of FreeType. Needs nbdime,
pytest-mpl and matplotlib in the Python that runs this.
"""
import argparse
import base64
import csv
import io
import math
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import matplotlib

matplotlib.use("Agg")
import matplotlib.pyplot as plt
import nbformat

BIN = Path(sys.executable).parent

TEST = '''
import sys
from pathlib import Path
import pytest
sys.path.insert(0, {here!r})
from comparison_peers import draw, tables
TABLES = tables(Path({golden!r}))
@pytest.mark.parametrize("name", sorted(TABLES))
@pytest.mark.mpl_image_compare
def test_figure(name):
    return draw(TABLES[name], {hinting!r})
'''


def tables(root):
    """Tables of golden data by a name that a file may have."""
    return {
        "-".join(p.relative_to(root).with_suffix("").parts).replace(" ", "_"): p
        for p in sorted(root.glob("*/quick/*.csv"))
    }


def numbers(path):
    rows = list(csv.reader(path.read_text().splitlines()))
    columns = {}
    for index, name in enumerate(rows[0]):
        try:
            columns[name] = [float(row[index]) for row in rows[1:]]
        except ValueError:
            pass
    return columns


def draw(path, hinting="force_autohint"):
    plt.rcParams["text.hinting"] = hinting
    figure, axes = plt.subplots()
    for name, values in list(numbers(path).items())[-4:]:
        axes.plot(values, label=name, linewidth=1)
    axes.legend()
    axes.set_title(path.stem)
    return figure


def notebook(golden, path, hinting):
    cells = []
    for name, table in tables(golden).items():
        figure, data = draw(table, hinting), io.BytesIO()
        figure.savefig(data, format="png")
        plt.close(figure)
        text = "\n".join(table.read_text().splitlines()[:20])
        cells.append(nbformat.v4.new_markdown_cell(f"## {name}"))
        outputs = [
            nbformat.v4.new_output("execute_result", {"text/plain": text}, execution_count=1),
            nbformat.v4.new_output(
                "display_data", {"image/png": base64.b64encode(data.getvalue()).decode()}),
        ]
        cells.append(nbformat.v4.new_code_cell(f"show('{name}')", outputs=outputs))
    for index, cell in enumerate(cells):
        cell["id"] = f"cell-{index}"
    nbformat.write(nbformat.v4.new_notebook(cells=cells), path)


def nothing(golden):
    return "nothing"


def last_bit(golden):
    path = golden / "wta-spectra/quick/spectra.csv"
    lines = path.read_text().split("\n")
    cells = lines[100].split(",")
    index = max(i for i, cell in enumerate(cells) if "." in cell)
    cells[index] = repr(math.nextafter(float(cells[index]), math.inf))
    lines[100] = ",".join(cells)
    path.write_text("\n".join(lines))


def five_percent(golden):
    path = golden / "wta-spectra/quick/spectra.csv"
    lines = path.read_text().split("\n")
    for number in range(7, len(lines) - 1, 7):
        cells = lines[number].split(",")
        places = [i for i, cell in enumerate(cells) if "." in cell]
        if places:
            cells[places[-1]] = repr(float(cells[places[-1]]) * 1.05)
            lines[number] = ",".join(cells)
    path.write_text("\n".join(lines))


CASES = [
    ("nothing", nothing, "force_autohint"), ("one value, its last bit", last_bit, "force_autohint"),
    ("every seventh row by 5 %", five_percent, "force_autohint"), ("text rendering", nothing, "none"),
]


def timed(command, folder, rounds):
    best = math.inf
    for _ in range(rounds):
        start = time.perf_counter()
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True)
        best = min(best, time.perf_counter() - start)
    return best, done


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("golden", type=Path)
    parser.add_argument("--report", default=".build/release/report")
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    report, golden = Path(options.report).resolve(), options.golden.resolve()
    root = Path(tempfile.mkdtemp())
    for name, change, hinting in CASES:
        work = root / name.replace(" ", "-")
        for side in ("old", "new"):
            shutil.copytree(golden, work / side)
        change(work / "new")
        notebook(work / "old", work / "old.ipynb", "force_autohint")
        notebook(work / "new", work / "new.ipynb", hinting)
        for side, hints in (("old", "force_autohint"), ("new", hinting)):
            (work / f"test_{side}.py").write_text(
                TEST.format(here=str(Path(__file__).parent.resolve()), golden=str(work / side),
                            hinting=hints))
        environment = ["-p", "no:cacheprovider"]
        subprocess.run(
            [BIN / "pytest", "-q", "--mpl-generate-path=baseline", "test_old.py", *environment],
            cwd=work, capture_output=True)
        runs = {
            "report diff": [report, "diff", "old", "new", "-o", "difference"],
            "nbdime": [BIN / "nbdiff", "--no-color", "old.ipynb", "new.ipynb"],
            "pytest-mpl": [BIN / "pytest", "-q", "--mpl", "--mpl-baseline-path=baseline",
                           "test_new.py", *environment],
        }
        for tool, command in runs.items():
            seconds, done = timed([str(part) for part in command], work, options.rounds)
            print(f"== {name} | {tool} | {seconds:.2f} s | exit {done.returncode}")
            lines = [line[:160] for line in done.stdout.splitlines() if line.strip()]
            shown = lines[:6] if tool != "pytest-mpl" else lines[-4:]
            print("\n".join("   " + line for line in shown), f"\n   ({len(lines)} lines)")
    shutil.rmtree(root)


if __name__ == "__main__":
    main()
