#!/usr/bin/env python3
"""Training steps, Jacobians and attacks of small networks in PyTorch, double precision: python3 networks.py

Derivatives by automatic differentiation throughout, Jacobians by vmap and jacrev; no closed form of the package is used.
Inputs are made by the integer formula that the tests repeat, rounded to single precision, so that both sides start from
the same bits. Written with PyTorch 2.15.
"""
import json, math, pathlib
import numpy as np
import torch
from torch.func import jacrev, vmap

torch.set_default_dtype(torch.float64)
IMAGES, INPUTS, HIDDEN, CLASSES, BATCH, STEPS, RATE = 40, 30, 24, 5, 20, 5, 0.01


def formula(rows, columns, seed):
    i, j = np.arange(rows)[:, None], np.arange(columns)[None, :]
    return ((i * 7919 + j * 104729 + i * j * 31 + seed) % 1009) / 1009.0


def single(x):
    return torch.from_numpy(np.asarray(x).astype(np.float32).astype(np.float64))


images = formula(IMAGES, INPUTS, 11)
images = single(images / (images ** 3).sum(1, keepdims=True) ** (1 / 3))
labels = torch.from_numpy((np.arange(IMAGES) * 7 + 3) % CLASSES)


def start(normalized=False):
    p = dict(w=single((formula(HIDDEN, INPUTS, 5) - 0.5) * 1.5), v=single((formula(CLASSES, HIDDEN, 7) - 0.5) * 0.8),
             b=single((formula(1, CLASSES, 9) - 0.5) * 0.2)[0])
    if normalized:
        p.update(gain=torch.ones(HIDDEN), shift=torch.zeros(HIDDEN))
    return {k: t.clone().requires_grad_() for k, t in p.items()}


def representation(p, x, n=1.0):
    return torch.relu(x @ p["w"].T) ** n


def logits(p, x, n=1.0):
    r = representation(p, x, n)
    if "gain" in p:
        r = torch.nn.functional.batch_norm(r, None, None, p["gain"], p["shift"], training=True)
    return r @ p["v"].T + p["b"]


def jacobians(f, x):
    return vmap(jacrev(lambda one: f(one[None])[0]))(x)


def squared_parameters(p, x):
    return 5e-2 * sum((t ** 2).sum() for t in p.values())


def jacobian_h(p, x):
    return 1e-2 * (jacobians(lambda z: z @ p["w"].T, x) ** 2).sum((1, 2)).mean()


def jacobian_r(p, x):
    return 1e-2 * (jacobians(lambda z: representation(p, z), x) ** 2).sum((1, 2)).mean()


def jacobian_z(p, x):
    return 1e-2 * (jacobians(lambda z: logits(p, z), x) ** 2).sum((1, 2)).mean()


directions = single(np.linalg.qr(formula(HIDDEN, HIDDEN, 13) + np.eye(HIDDEN))[0])


def spectral_absolute(p, x):
    lam = torch.diagonal(directions.T @ torch.cov((x @ p["w"].T).T) @ directions)
    q = lam / torch.arange(1, HIDDEN + 1) ** -1.0 - 1
    return (q ** 2 + q.clamp(min=0)).sum() / HIDDEN


def spectral_anchored(p, x, first=3):
    lam = torch.diagonal(directions.T @ torch.cov(representation(p, x).T) @ directions)
    lam = torch.sort(lam, descending=True)[0]
    gamma = lam[first].detach() * (torch.arange(1, HIDDEN + 1) / (first + 1)) ** -1.0
    q = (lam / gamma - 1)[first:]
    return (q ** 2 + q.clamp(min=0)).sum() / HIDDEN


def train(penalty=None, normalized=False, n=1.0):
    p = start(normalized)
    optimizer = torch.optim.Adam(p.values(), lr=RATE)
    losses, penalties = [], []
    for step in range(STEPS):
        rows = slice(step % 2 * BATCH, step % 2 * BATCH + BATCH)
        loss = torch.nn.functional.cross_entropy(logits(p, images[rows], n), labels[rows])
        added = penalty(p, images[rows]) if penalty else torch.zeros(())
        optimizer.zero_grad()
        (loss + added).backward()
        optimizer.step()
        losses.append(loss.item())
        penalties.append(added.item())
    out = dict(losses=losses, penalties=penalties)
    out.update({k: t.detach().numpy().ravel().tolist() for k, t in p.items()})
    return out


def read_out():
    w = start()["w"].detach()
    r = torch.relu(images @ (w * w.abs()).T) ** 4.5
    p = start()
    optimizer = torch.optim.Adam([p["v"], p["b"]], lr=RATE)
    losses = []
    for step in range(STEPS):
        rows = slice(step % 2 * BATCH, step % 2 * BATCH + BATCH)
        loss = torch.nn.functional.cross_entropy(r[rows] @ p["v"].T + p["b"], labels[rows])
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    return dict(losses=losses, v=p["v"].detach().numpy().ravel().tolist(), b=p["b"].detach().numpy().tolist())


def gradient(p, x, y, n, loss="cross-entropy"):
    x = x.clone().requires_grad_()
    z = logits(p, x, n)
    if loss == "margin":
        others = z.clone()
        others[torch.arange(len(y)), y] = -math.inf
        value = others.max(1)[0] - z[torch.arange(len(y)), y]
    else:
        value = torch.nn.functional.cross_entropy(z, y, reduction="none")
    (g,) = torch.autograd.grad(value.sum(), x)
    return g, value.detach(), z.detach().argmax(1)


def step_length(eps):
    return 0.1 * eps if eps < 0.01 else 0.01


def unit(g):
    return g / g.norm(dim=1, keepdim=True)


def fgsm(p, x, y, eps, n):
    return (x + eps * gradient(p, x, y, n)[0].sign()).clamp(0, 1)


def pgd(p, x, y, eps, n):
    adv = x.clone()
    for _ in range(20):
        adv = adv + step_length(eps) * gradient(p, adv, y, n)[0].sign()
        adv = torch.minimum(torch.maximum(adv, x - eps), x + eps)
    return adv.clamp(0, 1)


def fgm(p, x, y, eps, n):
    return (x + eps * unit(gradient(p, x, y, n)[0])).clamp(0, 1)


def pgd_l2(p, x, y, eps, n):
    adv = x.clone()
    for _ in range(20):
        adv = adv + eps / 8 * unit(gradient(p, adv, y, n)[0])
        change = adv - x
        norm = change.norm(dim=1, keepdim=True)
        adv = torch.where(norm > eps, x + change * eps / norm, adv)
    return adv.clamp(0, 1)


def apgd(p, x, y, eps, n, steps=30):
    """One image after another; the first misclassified point ends the search for the best one."""
    shares = [0, 0.22]
    while shares[-1] <= 1:
        shares.append(shares[-1] + max(shares[-1] - shares[-2] - 0.03, 0.06))
    checkpoints = {math.ceil(s * steps) for s in shares if s <= 1}
    result = []
    for one, label in zip(x, y):
        one, label = one[None], label[None]
        project = lambda z: torch.minimum(torch.maximum(z, one - eps), one + eps).clamp(0, 1)
        point, before = one, one
        g, value, guess = gradient(p, point, label, n)
        best, best_value, fooled = point, value, bool(guess != label)
        eta, rises, last, eta_then, best_then = 2 * eps, 0, 0, math.inf, -math.inf
        for k in range(steps):
            z = project(point + eta * g.sign())
            weight = 1 if k == 0 else 0.75
            after = project(point + weight * (z - point) + (1 - weight) * (point - before))
            before, point, old = point, after, value
            g, value, guess = gradient(p, point, label, n)
            rises += int(value > old)
            if not fooled and (value > best_value or guess != label):
                best, best_value, fooled = point, value, bool(guess != label)
            if k + 1 in checkpoints:
                idle = eta == eta_then and float(best_value) == best_then
                eta_then = eta
                if rises < 0.75 * (k + 1 - last) or idle:
                    eta, point, before = eta / 2, best, best
                    g, value, guess = gradient(p, point, label, n)
                rises, last, best_then = 0, k + 1, float(best_value)
        result.append(best)
    return torch.cat(result)


def attacks(n):
    p = {k: t.detach() for k, t in start().items()}
    y = logits(p, images, n).argmax(1)
    out = dict(labels=y.tolist(), gradient=gradient(p, images, y, n)[0][:10].numpy().ravel().tolist(),
               margin=gradient(p, images, y, n, "margin")[0][:10].numpy().ravel().tolist(),
               jacobian=(jacobians(lambda z: representation(p, z, n), images) ** 2).sum((1, 2)).tolist())
    for name, attack, eps in (("fgsm", fgsm, 0.03), ("pgd", pgd, 0.03), ("pgd-small", pgd, 0.005), ("fgm", fgm, 0.2),
                              ("pgd-l2", pgd_l2, 0.2), ("apgd", apgd, 0.03)):
        adv = attack(p, images, y, eps, n)
        z = logits(p, adv, n)
        top = z.topk(2, dim=1)[0]
        out[name] = dict(budget=eps, norms=(adv - images).norm(dim=1).tolist(), survives=(z.argmax(1) == y).tolist(),
                         losses=torch.nn.functional.cross_entropy(z, y, reduction="none").tolist(),
                         closest=(top[:, 0] - top[:, 1]).min().item())
    return out


class Exact(list):
    """Numbers that keep the digits of single precision."""


def rounded(value):
    if isinstance(value, Exact):
        return [float(f"{v:.9g}") for v in value]
    if isinstance(value, dict):
        return {k: rounded(v) for k, v in value.items()}
    if isinstance(value, list):
        return [rounded(v) for v in value]
    return float(f"{value:.8g}") if isinstance(value, float) else value


out = {
    "directions": Exact(directions.numpy().ravel().tolist()), "none": train(), "squared": train(squared_parameters), "jacobian-h": train(jacobian_h),
    "jacobian-r": train(jacobian_r), "jacobian-z": train(jacobian_z), "normalized": train(normalized=True),
    "spectral-absolute": train(spectral_absolute, True), "spectral-anchored": train(spectral_anchored),
    "power": train(n=2.5), "read-out": read_out(),
    "attacks-1": attacks(1.0), "attacks-4.5": attacks(4.5),
}
path = pathlib.Path(__file__).parent / "networks.json"
path.write_text(json.dumps(rounded(out)) + "\n")
for name in ("attacks-1", "attacks-4.5"):
    print(name, {k: (sum(v["survives"]), v["closest"]) for k, v in out[name].items() if isinstance(v, dict)})
print({k: (v["losses"], v.get("penalties")) for k, v in out.items() if isinstance(v, dict) and "losses" in v})
