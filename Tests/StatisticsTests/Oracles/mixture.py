#!/usr/bin/env python3
"""Stores mixtures fitted by NumPy and SciPy to quantiles of a known mixture: python3 mixture.py"""
import json, pathlib
import numpy as np, scipy.optimize, scipy.special, scipy.stats

# 300 values around -8.5 and 700 around -6.2, placed at quantiles instead of drawn.
place = lambda n: (np.arange(n) + 0.5) / n
values = np.concatenate(
    [scipy.stats.norm.ppf(place(300), -8.5, 0.4), scipy.stats.norm.ppf(place(700), -6.2, 0.7)])
starts = [-7.1, -8.5, -6.5]


def log_likelihood(parameters, count):
    logits, means, logs = np.split(parameters, [count, 2 * count])
    weights = scipy.special.log_softmax(logits)
    terms = weights + scipy.stats.norm.logpdf(values[:, None], means, np.exp(logs))
    return scipy.special.logsumexp(terms, axis=1).sum()


def fit(count):
    """A maximum near the start by direct search of the likelihood, not by EM."""
    start = np.concatenate(
        [np.zeros(count), starts[:count], np.full(count, np.log(values.std()))])
    for method in ("BFGS", "Nelder-Mead", "BFGS"):
        found = scipy.optimize.minimize(
            lambda p: -log_likelihood(p, count), start, method=method,
            options={"maxiter": 200000} | ({"xatol": 1e-11, "fatol": 1e-11, "maxfev": 200000}
                                           if method == "Nelder-Mead" else {"gtol": 1e-9}))
        start = found.x
    logits, means, logs = np.split(start, [count, 2 * count])
    return {
        "weights": scipy.special.softmax(logits).tolist(), "means": means.tolist(),
        "deviations": np.exp(logs).tolist(), "log likelihood": -found.fun}


out = {
    "values": [float(f"{v:.12g}") for v in values],
    "1": fit(1), "2": fit(2), "threshold": scipy.stats.chi2.ppf(0.99, 3)}
path = pathlib.Path(__file__).parent / "mixture.json"
path.write_text(json.dumps(out) + "\n")
print({k: out[k] for k in ("1", "2", "threshold")}, fit(3))
