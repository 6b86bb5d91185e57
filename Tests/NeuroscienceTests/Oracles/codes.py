"""Stored values of the simulators: SciPy's Poisson quantiles, mpmath's sums over waves, NumPy's ridge regression.

Writes codes.json beside this file.
"""
import json
import pathlib

import mpmath
import numpy as np
from scipy import stats


def squared_distance(exponent, waves, step):
    """2 (zeta - Re polylog) over zeta, truncated: sums of mpmath's own at 30 digits."""
    with mpmath.workdps(30):
        total = mpmath.fsum(mpmath.mpf(k) ** -exponent for k in range(1, waves + 1))
        moved = mpmath.fsum(
            mpmath.mpf(k) ** -exponent * 2 * (1 - mpmath.cos(k * mpmath.mpf(step)))
            for k in range(1, waves + 1))
        return float(moved / total)


def features(angles, variances):
    k = np.arange(1, len(variances) + 1)
    phases = np.outer(angles, k)
    return np.hstack([np.cos(phases), np.sin(phases)]) * np.sqrt(np.tile(variances, 2))


def ridge(exponent, waves, strength):
    variances = np.arange(1.0, waves + 1) ** -exponent
    variances /= variances.sum()
    angles = np.arange(25) * 0.7
    targets = np.sign(np.sin(3 * angles) + 0.1)
    x = features(angles, variances)
    # The primal normal equations, where the program takes the dual ones.
    w = np.linalg.solve(x.T @ x + strength * np.eye(2 * waves), x.T @ targets)
    tested = np.arange(10) * 0.37 + 0.1
    return {
        "targets": targets.tolist(),
        "outputs": (features(tested, variances) @ w).tolist(),
        "weight norm": float(np.linalg.norm(w)),
    }


def main():
    probabilities = [0.001, 0.1, 0.3, 0.5, 0.77, 0.9, 0.999, 0.999999]
    stored = {
        "probabilities": probabilities,
        "poisson": {
            str(rate): stats.poisson.ppf(probabilities, rate).astype(int).tolist()
            for rate in [0.05, 1, 3.7, 25, 100]
        },
        "steps": [0.001, 0.03, 0.5, 3],
        "squared distance": {
            str(exponent): [squared_distance(exponent, 200, step) for step in [0.001, 0.03, 0.5, 3]]
            for exponent in [1.5, 2, 3, 4]
        },
        "ridge": ridge(2.5, 30, 0.01),
    }
    path = pathlib.Path(__file__).with_name("codes.json")
    path.write_text(json.dumps(stored, indent=1) + "\n")


if __name__ == "__main__":
    main()
