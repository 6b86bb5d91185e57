"""Box plots, densities and bins of small samples by numpy and scipy.

Writes distributions.csv: samples (kind s), then facts about each. Made with numpy 2.4.6, scipy 1.17.1.
"""

import numpy as np
import scipy.stats

rng = np.random.default_rng(11)
samples = [
    np.round(rng.normal(0, 1, 60), 3),
    np.round(rng.lognormal(0, 1, 75), 3),
    np.array([1.0, 2.0, 3.0, 4.0, 100.0]),
    np.array([5.0, 5.0, 5.0, 5.0, 9.0, 1.0, 5.0]),
    np.round(rng.uniform(-3, 8, 41), 2),
]
with open("distributions.csv", "w") as out:
    print("kind,sample,a,b,c,d,e", file=out)
    for index, values in enumerate(samples):
        for value in values:
            print(f"s,{index},{float(value)!r},0,0,0,0", file=out)
        low, middle, high = np.percentile(values, [25, 50, 75])
        reach = 1.5 * (high - low)
        inside = values[(values >= low - reach) & (values <= high + reach)]
        whiskers = min(inside.min(), low), max(inside.max(), high)
        print(f"box,{index},{float(low)!r},{float(middle)!r},{float(high)!r},{float(whiskers[0])!r},{float(whiskers[1])!r}", file=out)
        density = scipy.stats.gaussian_kde(values, bw_method="scott")
        places = np.linspace(values.min(), values.max(), 9)
        width = float(np.sqrt(density.covariance[0, 0]))
        for step, (place, height) in enumerate(zip(places, density(places))):
            print(f"kde,{index},{step},{float(place)!r},{float(height)!r},{width!r},0", file=out)
        if index != 3:
            edges = np.histogram_bin_edges(values, "fd")
            counts = np.histogram(values, edges)[0]
            print(f"fd,{index},{len(edges) - 1},{float(edges[0])!r},{float(edges[-1])!r},{int(counts.max())},{int(counts[0])}", file=out)
