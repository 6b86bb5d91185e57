"""Contour lines of two small fields by contourpy's `serial`, saddles and a gap included.

Writes contours.csv: a row a field value (kind f) and a row a line's point (kind p).
Made with contourpy 1.3.3 and numpy 2.4.6.
"""

import contourpy
import numpy as np

rng = np.random.default_rng(5)
noise = rng.integers(-8, 9, (6, 7)).astype(np.float32) / 4
y, x = np.mgrid[0:9, 0:8]
smooth = (np.sin(x * 0.9) + np.cos(y * 0.7) + 0.05 * x).astype(np.float32)
gap = smooth.copy()
gap[4, 3] = np.nan
with open("contours.csv", "w") as out:
    print("kind,case,a,b,c,d", file=out)
    for case, (z, levels) in enumerate([(noise, [0.1, -0.6]), (smooth, [0.3]), (gap, [0.3, 1.1])]):
        for row in range(z.shape[0]):
            for column in range(z.shape[1]):
                print(f"f,{case},{column},{row},{float(z[row, column])!r},0", file=out)
        source = contourpy.contour_generator(z=z.astype(float), name="serial", corner_mask=False)
        for level in levels:
            for line, points in enumerate(source.lines(level)):
                for px, py in points:
                    print(f"p,{case},{level},{line},{float(px)!r},{float(py)!r}", file=out)
