"""Colours as three kinds of colour-blind eyes see them, and as a photocopy has them.

An implementation of its own in numpy after Machado et al. (2009), the matrices of severity 1 as
published, on linear light; grey by the relative luminance of WCAG 2.2. Writes vision.csv.
"""

import numpy as np

machado = {
    "protanopia": [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
    "deuteranopia": [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]],
    "tritanopia": [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]],
    "grey": [[0.2126, 0.7152, 0.0722]] * 3,
}
colours = ["000000", "FFFFFF", "FF0000", "00FF00", "0000FF", "FFFF00", "06795E", "6F3600", "7031B9", "F050B7",
           "929330", "01665E", "8C510A", "00E0E0", "E9884D", "7E6CF7", "808080", "1B1F24"]
with open("vision.csv", "w") as out:
    print("sight,colour,shown", file=out)
    for name, matrix in machado.items():
        for hex in colours:
            c = np.array([int(hex[i:i + 2], 16) / 255 for i in (0, 2, 4)])
            linear = np.where(c <= 0.04045, c / 12.92, ((c + 0.055) / 1.055) ** 2.4)
            light = np.clip(np.asarray(matrix) @ linear, 0, 1)
            shown = np.where(light <= 0.0031308, 12.92 * light, 1.055 * light ** (1 / 2.4) - 0.055)
            print(f"{name},{hex},{''.join('%02X' % v for v in np.rint(255 * shown).astype(int))}", file=out)
