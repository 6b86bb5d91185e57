#!/usr/bin/env python3
"""Twenty steps of winner-take-all learning in NumPy, dense and in double precision: python3 make.py

Written from the rule's equations, without the sparse update of the package. Inputs are made by the integer formula
that the test repeats, so that both sides start from the same bits.
"""
import json, pathlib
import numpy as np

UNITS, INPUTS, IMAGES, P, RANK, DELTA, RADIUS, STEPS = 12, 30, 40, 3.0, 2, 0.4, 1.0, 20


def formula(rows, columns, seed):
    i, j = np.arange(rows)[:, None], np.arange(columns)[None, :]
    return ((i * 7919 + j * 104729 + i * j * 31 + seed) % 1009) / 1009.0


weights = (formula(UNITS, INPUTS, 5) - 0.5).T  # [inputs, units]
images = formula(IMAGES, INPUTS, 11)
images /= (np.abs(images) ** P).sum(1, keepdims=True) ** (1 / P)
wins = np.zeros(UNITS, int)
for step in range(STEPS):
    batch = images[(step % 2) * 20:(step % 2) * 20 + 20]
    currents = batch @ (weights * np.abs(weights) ** (P - 2))
    order = np.argsort(-currents, axis=1, kind="stable")
    g = np.zeros_like(currents)
    rows = np.arange(len(batch))
    g[rows, order[:, 0]] = 1
    g[rows, order[:, RANK - 1]] = -DELTA
    np.add.at(wins, order[:, 0], 1)
    change = RADIUS ** P * batch.T @ g - weights * (g * currents).sum(0)
    rate = 0.05 * (1 - step / STEPS)
    weights = weights + rate * change / max(np.abs(change).max(), 1e-9)
out = {
    "weights": weights.T.ravel().tolist(),
    "wins": wins.tolist(),
    "norms": ((np.abs(weights) ** P).sum(0) ** (1 / P)).tolist(),
}
(pathlib.Path(__file__).parent / "wta.json").write_text(json.dumps(out) + "\n")
