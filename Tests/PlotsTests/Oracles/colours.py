"""OKLab distances of colour pairs over four kinds of sight, and entries of matplotlib's tables.

An implementation of its own in numpy after Ottosson (2020) and Machado et al. (2009), the latter's
matrices of severity 1 as published. Writes colours.csv. Made with matplotlib 3.11.2.
"""

import itertools

import matplotlib
import numpy as np

machado = {
    "protanopia": [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
    "deuteranopia": [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]],
    "tritanopia": [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]],
    "normal": np.eye(3),
}
m1 = np.array([[0.4122214708, 0.5363325363, 0.0514459929], [0.2119034982, 0.6806995451, 0.1073969566],
               [0.0883024619, 0.2817188376, 0.6299787005]])
m2 = np.array([[0.2104542553, 0.7936177850, -0.0040720468], [1.9779984951, -2.4285922050, 0.4505937099],
               [0.0259040371, 0.7827717662, -0.8086757660]])


def seen(hex, vision):
    c = np.array([int(hex[i:i + 2], 16) / 255 for i in (0, 2, 4)])
    linear = np.where(c <= 0.04045, c / 12.92, ((c + 0.055) / 1.055) ** 2.4)
    return m2 @ np.cbrt(m1 @ np.clip(np.asarray(machado[vision]) @ linear, 0, 1))


colours = ["06795E", "6F3600", "7031B9", "F050B7", "929330", "1B9E77", "D95F02", "FFFFFF", "0B0B0B"]
with open("colours.csv", "w") as out:
    print("kind,a,b,c,d", file=out)
    for one, other in itertools.combinations(colours, 2):
        distance, vision = min((float(np.linalg.norm(seen(one, v) - seen(other, v))), v) for v in machado)
        print(f"distance,{one},{other},{vision},{distance!r}", file=out)
    for name in ("viridis", "magma"):
        for index in (0, 1, 77, 128, 200, 254, 255):
            rgb = matplotlib.colormaps[name](index)[:3]
            print(f"table,{name},{index},{''.join('%02X' % round(255 * c) for c in rgb)},0", file=out)
