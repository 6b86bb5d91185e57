"""The study's learning and attacks in PyTorch, at the size of CIFAR-10; see `peers`.

What would take hours is timed in part: a function's `share` says which part of the work it does.
"""
import torch

INPUTS, HIDDEN, BATCH, CLASSES = 3072, 2000, 1000, 10
SIZES = 400  # perturbations on the grid of a robustness curve


def images(count):
    x = torch.rand(count, INPUTS)
    return x / x.abs().pow(3).sum(1, keepdim=True) ** (1 / 3), torch.randint(CLASSES, (count,))


def model():
    return torch.nn.Sequential(
        torch.nn.Linear(INPUTS, HIDDEN, bias=False), torch.nn.ReLU(), torch.nn.Linear(HIDDEN, CLASSES))


def winner_take_all():
    """The product, and an update of only those units that won or unlearned."""
    x, _ = images(10 * BATCH)
    w = torch.randn(HIDDEN, INPUTS)
    effective = w * w.abs()
    rows = torch.arange(BATCH)
    signs = torch.cat([torch.ones(BATCH), torch.full((BATCH,), -0.4)])

    def step(batch):
        currents = batch @ effective.t()
        first, winners = currents.max(1)
        currents[rows, winners] = -float("inf")
        second, losers = currents.max(1)
        units = torch.cat([winners, losers])
        decay = torch.zeros(HIDDEN).index_add_(0, units, signs * torch.cat([first, second]))
        active, slots = torch.unique(units, return_inverse=True)
        change = torch.zeros(len(active), INPUTS).index_add_(0, slots[:BATCH], batch)
        change.index_add_(0, slots[BATCH:], batch, alpha=-0.4)
        own = w[active]
        change.addcmul_(own, decay[active, None], value=-1)
        own = own + change * (0.02 / max(float(change.abs().max()), 1e-9))
        w[active] = own
        effective[active] = own * own.abs()

    def run():
        for batch in x.split(BATCH):
            step(batch)

    return [run]


def back_propagation():
    x, y = images(10 * BATCH)
    network = model()
    optimizer = torch.optim.Adam(network.parameters(), lr=1e-3, fused=True)

    def run():
        order = torch.randperm(len(y))
        for rows in order.split(BATCH):
            optimizer.zero_grad()
            torch.nn.functional.cross_entropy(network(x[rows]), y[rows]).backward()
            optimizer.step()

    return [run]


def spectral():
    """An epoch with the released penalty: the batch's covariance in double precision, rotated whole; and the
    eigenvectors of the last batch's covariance for the next epoch."""
    x, y = images(50 * BATCH)
    network = model()
    optimizer = torch.optim.Adam(network.parameters(), lr=1e-3, fused=True)
    state = {"directions": torch.linalg.qr(torch.randn(HIDDEN, HIDDEN, dtype=torch.float64))[0]}
    goals = torch.arange(1, HIDDEN + 1, dtype=torch.float64) ** -1.0

    def run():
        order = torch.randperm(len(y))
        for rows in order.split(BATCH):
            optimizer.zero_grad()
            currents = network[0](x[rows])
            d = currents.double()
            d = d - d.mean(0)
            covariance = d.T @ d / (BATCH - 1)
            excess = torch.diagonal(state["directions"].T @ covariance @ state["directions"]) / goals - 1
            penalty = (excess**2 + excess.clamp(min=0)).sum() / HIDDEN
            logits = network[2](network[1](currents))
            (torch.nn.functional.cross_entropy(logits, y[rows]) + penalty).backward()
            optimizer.step()
        state["directions"] = torch.linalg.eigh(covariance.detach())[1].flip(1)

    return [run]


class Classifier:
    """Logits and the gradient of the loss by the image, in closed form."""

    def __init__(self):
        self.w = torch.randn(INPUTS, HIDDEN) * (2 / INPUTS) ** 0.5
        self.v = torch.randn(HIDDEN, CLASSES) * HIDDEN**-0.5

    def gradient(self, x, hot):
        h = x @ self.w
        return (((torch.softmax(torch.relu(h) @ self.v, 1) - hot) @ self.v.T) * (h > 0)) @ self.w.T

    def survives(self, x, y):
        return (torch.relu(x @ self.w) @ self.v).argmax(1) == y

    def projected(self, x, hot, budget, steps=20, length=1e-3):
        y = x.clone()
        for _ in range(steps):
            y += length * self.gradient(y, hot).sign()
            y = torch.minimum(torch.maximum(y, x - budget), x + budget)
        return y.clamp_(0, 1)


def projected_gradient(steps):
    x, y = images(BATCH)
    classifier = Classifier()
    hot = torch.nn.functional.one_hot(y, CLASSES).float()
    if steps == 1:
        return [lambda: classifier.survives((x + 1e-2 * classifier.gradient(x, hot).sign()).clamp(0, 1), y)]
    return [lambda: classifier.survives(classifier.projected(x, hot, 1e-2, steps), y)]


def curves(count):
    """Every image at every size of the grid, under noise, one step and twenty; 8 of the 400 sizes are timed,
    one where there are thousands of images."""
    x, _ = images(count)
    classifier = Classifier()
    y = (torch.relu(x @ classifier.w) @ classifier.v).argmax(1)
    hot = torch.nn.functional.one_hot(y, CLASSES).float()
    timed = 8 if count < 1000 else 1

    def run():
        sign = classifier.gradient(x, hot).sign()
        for budget in torch.logspace(-6, -1.5, timed).tolist():
            classifier.survives(x + budget * torch.randn_like(x), y)
            classifier.survives((x + budget * sign).clamp(0, 1), y)
            classifier.survives(classifier.projected(x, hot, budget, length=min(budget / 10, 1e-2)), y)

    run.share = timed / SIZES
    return [run]


def landscape(points):
    """The Jacobian's norm by one backward pass for each hidden unit; 2 of the 2000 are timed."""
    x, _ = images(1)
    network = model()
    u, v = (torch.nn.functional.normalize(torch.randn(1, INPUTS)) for _ in range(2))
    side = torch.linspace(-1, 1, points)
    plane = (x + side.repeat(points)[:, None] * u + side.repeat_interleave(points)[:, None] * v).requires_grad_()
    h = network[1](network[0](plane))
    timed = 2

    def run():
        squares = torch.zeros(len(plane))
        for unit in range(timed):
            squares += torch.autograd.grad(h[:, unit].sum(), plane, retain_graph=True)[0].square().sum(1)

    run.share = timed / HIDDEN
    return [run]


def work(kind, rest):
    """The functions that do what our case of that name does; none when it is not about learning."""
    count = int(rest[0].split("x")[0]) if kind in ("curves", "landscape") else 0
    cases = {
        "wta": winner_take_all,
        "backprop": back_propagation,
        "specreg": spectral,
        "pgd": lambda: projected_gradient(20),
        "fgsm": lambda: projected_gradient(1),
        "curves": lambda: curves(count),
        "landscape": lambda: landscape(count),
    }
    return cases[kind]() if kind in cases else []
