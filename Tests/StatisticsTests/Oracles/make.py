#!/usr/bin/env python3
"""Stores fits by SciPy and NumPy to a formula that the test repeats: python3 make.py"""
import json, pathlib
import numpy as np, scipy.stats

n = np.arange(1, 601)
values = 3.0 * n ** -1.5 * (1 + 0.2 * np.sin(n * 0.7) / n**0.25)
window = slice(10, 500)
x, y = np.log(n[window]), np.log(values[window])
ols = scipy.stats.linregress(x, y)
# Weighted: scale rows by the root of the weight, then ordinary least squares.
w = np.sqrt(1 / n[window])
a = np.stack([x, np.ones_like(x)], 1) * w[:, None]
coefficients, residual, _, _ = np.linalg.lstsq(a, y * w, rcond=None)
covariance = np.linalg.inv(a.T @ a) * residual[0] / (len(x) - 2)
# Explained share of the weighted variance of y about its weighted mean.
wy = np.average(y, weights=1 / n[window])
explained = 1 - residual[0] / np.sum((y - wy) ** 2 / n[window])
sample = np.cos(np.arange(57) * 1.3)
out = {
    "ordinary": [ols.slope, np.exp(ols.intercept), ols.stderr],
    "weighted": [coefficients[0], np.exp(coefficients[1]), np.sqrt(covariance[0, 0])],
    "quantiles": [float(np.quantile(sample, q)) for q in (0, 0.1, 0.25, 0.5, 0.9, 1)],
    "r squared": [ols.rvalue**2, explained],
    "five numbers": [float(np.quantile(sample, q)) for q in (0, 0.25, 0.5, 0.75, 1)],
    "moments": [1e6 + sample.mean(), sample.var(ddof=1), sample.var()],
    "histogram": list(np.histogram(sample, 8, (-0.75, 0.5))[0]),
    "densities": list(np.histogram(sample, 8, (-0.75, 0.5), density=True)[0]),
}
path = pathlib.Path(__file__).parent / "fits.json"
path.write_text(json.dumps({k: [float(v) for v in vs] for k, vs in out.items()}, indent=2) + "\n")
