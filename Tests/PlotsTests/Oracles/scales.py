"""Places on a symlog axis by matplotlib and dates by datetime.

Writes scales.csv. Made with matplotlib 3.11.2 and Python's datetime.
"""

import datetime

import matplotlib.scale as scale
import numpy as np

with open("scales.csv", "w") as out:
    print("kind,a,b,c,d,e", file=out)
    for within in (1.0, 0.01, 30.0):
        bend = scale.SymmetricalLogTransform(10, within, 0.9)
        for value in (-1e5, -12.5, -0.3, 0.0, 0.005, 1.0, 31.0, 7e8):
            # With 0.9 the linear part is as long as a decade.
            t = float(bend.transform(np.array([value]))[0]) / within
            print(f"symlog,{within!r},{value!r},{t!r},0,0", file=out)
    epoch = datetime.datetime(1970, 1, 1)
    for text in ("1600-02-29", "1899-12-31", "1900-03-01", "1969-12-31", "1970-01-01",
                 "1999-12-31", "2000-02-29", "2024-02-29", "2026-11-24", "2100-03-01", "9999-12-31"):
        date = datetime.datetime.fromisoformat(text) + datetime.timedelta(seconds=12345)
        seconds = int((date - epoch).total_seconds())
        print(f"date,{seconds},{date.year},{date.month},{date.day},12345", file=out)
