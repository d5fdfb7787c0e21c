"""The peers' side: answers the same requests as the Swift program, see EntryPoint.swift."""

import pathlib
import sys
import time

import numpy as np
import ot
import torch

from inputs import BATCH, CRITIC_STEPS, STEPS

torch.set_num_threads(1)
torch.set_num_interop_threads(1)

FOLDER = pathlib.Path(sys.argv[1])


def read(name, *shape):
    return np.fromfile(FOLDER / f"{name}.f64", dtype="<f8").reshape(shape or -1)


def transport(n):
    costs, weights = read(f"transport-{n}", n, n), np.full(n, 1 / n)

    def run():
        _, log = ot.emd(weights, weights, costs, numItermax=10_000_000, log=True)
        if log["warning"] is not None:
            raise RuntimeError(log["warning"])
        return [log["cost"]]

    return run


def sinkhorn(method):
    costs, weights = read("sinkhorn", 500, 500), np.full(500, 1 / 500)

    def run():
        plan = ot.sinkhorn(
            weights, weights, costs, 0.05, method=method, stopThr=1e-9, numItermax=10_000
        )
        return [(plan * costs).sum()]

    return run


def power(n):
    matrix, start = read(f"matrix-{n}", n, n), read(f"direction-{n}")

    def run():
        u = start
        for _ in range(50):
            v = u @ matrix
            v /= max(np.linalg.norm(v), 1e-12)
            image = matrix @ v
            u = image / max(np.linalg.norm(image), 1e-12)
        return [u @ image]

    return run


def singular_values(n):
    matrix = read(f"matrix-{n}", n, n)
    return lambda: np.linalg.svd(matrix, compute_uv=False)


def perceptron(sizes, numbers):
    """Dense layers with ReLU between them, their weights read off an array."""
    layers, place = [], 0
    for inputs, outputs in zip(sizes, sizes[1:]):
        layer = torch.nn.Linear(inputs, outputs, dtype=torch.float64)
        with torch.no_grad():
            for parameter in (layer.weight, layer.bias):
                values = numbers[place : place + parameter.numel()]
                parameter.copy_(torch.from_numpy(values).reshape(parameter.shape))
                place += parameter.numel()
        layers += [layer, torch.nn.ReLU()]
    return torch.nn.Sequential(*layers[:-1])


def wgan():
    critic_start, generator_start = read("wgan-critic"), read("wgan-generator")
    real = torch.from_numpy(read("wgan-real", -1, BATCH, 2))
    critic_noise = torch.from_numpy(read("wgan-critic-noise", -1, BATCH, 2))
    generator_noise = torch.from_numpy(read("wgan-generator-noise", -1, BATCH, 2))

    def run():
        critic = perceptron((2, 64, 64, 1), critic_start)
        generator = perceptron((2, 64, 64, 2), generator_start)
        weights = list(critic.parameters())
        # `foreach` is PyTorch's faster way here.
        critic_optimiser = torch.optim.RMSprop(weights, lr=5e-5, foreach=True)
        generator_optimiser = torch.optim.RMSprop(generator.parameters(), lr=5e-5, foreach=True)
        for step in range(STEPS):
            for turn in range(step * CRITIC_STEPS, (step + 1) * CRITIC_STEPS):
                with torch.no_grad():
                    fake = generator(critic_noise[turn])
                loss = critic(fake).mean() - critic(real[turn]).mean()
                critic_optimiser.zero_grad()
                loss.backward()
                critic_optimiser.step()
                with torch.no_grad():
                    for weight in weights:
                        weight.clamp_(-0.01, 0.01)
            for weight in weights:
                weight.requires_grad_(False)
            loss = -critic(generator(generator_noise[step])).mean()
            generator_optimiser.zero_grad()
            loss.backward()
            generator_optimiser.step()
            for weight in weights:
                weight.requires_grad_(True)
        networks = weights + list(generator.parameters())
        return torch.cat([values.detach().reshape(-1) for values in networks]).numpy()

    return run


def main():
    workloads = {f"transport-{n}": transport(n) for n in (200, 500, 1000)}
    workloads |= {"sinkhorn-plain": sinkhorn("sinkhorn"), "sinkhorn-log": sinkhorn("sinkhorn_log")}
    workloads |= {f"power-{n}": power(n) for n in (256, 512, 1024)}
    workloads |= {"singular-values-256": singular_values(256), "wgan": wgan()}
    for line in sys.stdin:
        name, repetitions = line.split()
        run, repetitions = workloads[name], int(repetitions)
        start = time.perf_counter()
        for _ in range(repetitions):
            result = run()
        seconds = (time.perf_counter() - start) / repetitions
        print(seconds, *(float(number) for number in result), flush=True)


if __name__ == "__main__":
    main()
