"""Two one-sided Welch tests by SciPy, and tails of Student's t."""

import json
import pathlib

import numpy
from scipy import stats

generator = numpy.random.default_rng(7)
cases = []
for old_count, new_count, shift, spread, margin in [
    (8, 8, 0.0, 1.0, 2.0), (8, 8, 0.5, 1.0, 1.0), (5, 12, 0.1, 3.0, 2.5),
    (3, 3, 0.0, 0.1, 0.5), (20, 10, -1.0, 0.5, 1.2), (2, 2, 0.0, 1.0, 3.0),
]:
    old = generator.normal(0, 1, old_count)
    new = generator.normal(shift, spread, new_count)
    upper = stats.ttest_ind(new - margin, old, equal_var=False, alternative="less").pvalue
    lower = stats.ttest_ind(new + margin, old, equal_var=False, alternative="greater").pvalue
    cases.append({"old": list(old), "new": list(new), "margin": margin, "p": max(upper, lower)})
tails = [
    [t, freedom, stats.t.sf(t, freedom)]
    for t in [-3.0, -0.5, 0.0, 0.1, 1.0, 2.5, 8.0, 40.0] for freedom in [1.0, 2.5, 7.0, 30.0, 5000.0]
]
path = pathlib.Path(__file__).with_name("tost.json")
path.write_text(json.dumps({"cases": cases, "tails": tails}, indent=1) + "\n")
