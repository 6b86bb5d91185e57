#!/usr/bin/env python3
"""Stores quantiles of the standard normal distribution from mpmath: python3 make.py"""
import csv, pathlib, random
from mpmath import mp, mpf, erfinv, sqrt

mp.dps = 60
rng = random.Random(7)
points = [2.0**-53, 2.0**-33, 1e-12, 0.075, 0.0749999, 0.925, 0.5, 0.4999999, 1 - 2.0**-53, 1e-300]
points += [rng.random() for _ in range(200)] + [10 ** rng.uniform(-15, -1) for _ in range(100)]
with open(pathlib.Path(__file__).parent / "quantiles.csv", "w", newline="") as f:
    w = csv.writer(f, lineterminator="\n")
    w.writerow(["p", "quantile"])
    for p in points:
        mp.dps = 400 if p < 1e-100 else 60
        w.writerow([repr(p), repr(float(sqrt(2) * erfinv(2 * mpf(p) - 1)))])
