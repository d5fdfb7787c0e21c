"""The same small book for litgan and for MkDocs: chapters of 600 words with 18 formulas and five
blocks that run, two of which draw."""

import pathlib
import random
import sys

# The prose is that of the pages without code.
sys.path.insert(0, str(pathlib.Path(__file__).parent.parent / "pages"))
from texts import DISPLAY, INLINE, SECTIONS, paragraph, write 

# A word and a number that the timed edits change, in chapter 2.
WORD, NUMBER = "marker0", "0.75"

# One block a section; SEED and MEAN stand for the chapter's own.
SWIFT = [
    """var random = SeededGenerator(seed: SEED)
let x = (0..<2000).map { _ in randomNormal(using: &random) }
let y = (0..<2000).map { _ in
  randomNormal(mean: MEAN, standardDeviation: 1.2, using: &random)
}
let (p, q) = try sampleHistograms(x, y, bins: 56, over: -6...8)
let floor = 1e-9
func smoothed(_ masses: [Double]) -> [Double] {
  masses.map { ($0 + floor) / (1 + floor * Double(masses.count)) }
}
let divergence = try kullbackLeiblerDivergence(smoothed(p), smoothed(q))
let js = try jensenShannonDivergence(p, q)
print("KL \\(divergence)  JS \\(js)  log 2 \\(log(2.0))")
""",
    """func distance(_ a: [Double], _ b: [Double]) -> Double {
  zip(a.sorted(), b.sorted()).map { abs($0 - $1) }.reduce(0, +) / Double(a.count)
}
for shift in [0.0, 0.5, 1, 2, 4] {
  print("shift \\(shift)  W1 \\(distance(x, y.map { $0 + shift }))")
}
""",
    """let m = try Matrix(rows: 64, columns: 64, storage: randomNormals(4096, using: &random))
let values = try m.singularValues()
var v = Matrix(rows: 64, columns: 1, repeating: 1)
for _ in 0..<200 {
  v = m.transposed * (m * v)
  v = v * (1 / v.frobeniusNorm)
}
print("power iteration \\((m * v).frobeniusNorm)  svd \\(values[0])")
""",
    """let middles = Array(stride(from: -5.875, to: 8, by: 0.25))
Chart {
  for (name, masses) in [("p", p), ("q", q)] {
    LinePlot(x: .value("x", middles), y: .value("mass", masses))
      .foregroundStyle(by: .value("law", name))
  }
}
""",
    """var (position, velocity) = ([2.0, 1.0], [0.0, 0.0])
var path = [position]
for _ in 0..<500 {
  let gradient = [
    position[0] + 0.3 * position[1] + 0.05 * randomNormal(using: &random),
    0.3 * position[0] + 4 * position[1] + 0.05 * randomNormal(using: &random),
  ]
  for i in 0..<2 {
    velocity[i] = 0.9 * velocity[i] + gradient[i]
    position[i] -= 0.02 * velocity[i]
  }
  path.append(position)
}
print("end \\(position[0]) \\(position[1])")
Chart {
  LinePlot(x: .value("x1", path.map { $0[0] }), y: .value("x2", path.map { $0[1] }))
}
""",
]
PYTHON = [
    """import numpy as np
random = np.random.default_rng(SEED)
x = random.normal(0.0, 1.0, 2000)
y = random.normal(MEAN, 1.2, 2000)
edges = np.linspace(-6, 8, 57)
p = np.histogram(x, edges)[0] / 2000
q = np.histogram(y, edges)[0] / 2000
floor = 1e-9
def smoothed(masses):
    return (masses + floor) / (1 + floor * len(masses))
def kl(a, b):
    return float(np.sum(a * np.log(a / b)))
s, t = smoothed(p), smoothed(q)
js = (kl(s, (s + t) / 2) + kl(t, (s + t) / 2)) / 2
print(f"KL {kl(s, t)}  JS {js}  log 2 {np.log(2)}")
""",
    """def distance(a, b):
    return float(np.mean(np.abs(np.sort(a) - np.sort(b))))
for shift in (0.0, 0.5, 1, 2, 4):
    print(f"shift {shift}  W1 {distance(x, y + shift)}")
""",
    """m = random.normal(0.0, 1.0, (64, 64))
values = np.linalg.svd(m, compute_uv=False)
v = np.ones(64)
for _ in range(200):
    v = m.T @ (m @ v)
    v = v / np.linalg.norm(v)
print(f"power iteration {np.linalg.norm(m @ v)}  svd {values[0]}")
""",
    """import io
import matplotlib
matplotlib.use("svg")
import matplotlib.pyplot as plt
def show(figure):
    buffer = io.StringIO()
    figure.savefig(buffer, format="svg")
    plt.close(figure)
    print(buffer.getvalue()[buffer.getvalue().index("<svg"):])
laws, axes = plt.subplots(figsize=(6, 3.5))
middles = (edges[:-1] + edges[1:]) / 2
axes.plot(middles, p, label="p")
axes.plot(middles, q, label="q")
axes.set_xlabel("x"); axes.set_ylabel("mass"); axes.legend()
show(laws)
""",
    """position, velocity = np.array([2.0, 1.0]), np.zeros(2)
h = np.array([[1.0, 0.3], [0.3, 4.0]])
path = [position]
for _ in range(500):
    velocity = 0.9 * velocity + h @ position + 0.05 * random.normal(size=2)
    position = position - 0.02 * velocity
    path.append(position)
path = np.array(path)
print(f"end {position[0]} {position[1]}")
walk, axes = plt.subplots(figsize=(6, 3.5))
axes.plot(path[:, 0], path[:, 1])
axes.set_xlabel("x1"); axes.set_ylabel("x2")
show(walk)
""",
]
DRAWING = (3, 4)


def body(chapter, blocks, fence):
    """A chapter without its title; `fence` makes a block of code of one."""
    rng = random.Random(chapter)
    inline = [formula.replace("%", str(chapter)) for formula in INLINE]
    display = [formula.replace("%", str(chapter)) for formula in DISPLAY]
    mean = NUMBER if chapter == 2 else str(0.5 + 0.25 * (chapter % 8))
    parts = [f"The word is {WORD} here.", paragraph(rng, 94, inline[0:2]), f"$$\n{display[0]}\n$$"]
    for index, section in enumerate(SECTIONS):
        parts.append(f"## {section}")
        parts.append(paragraph(rng, 60, inline[2 * index + 2 : 2 * index + 4]))
        parts.append(f"$$\n{display[index + 1]}\n$$")
        code = blocks[index].replace("SEED", str(100 + chapter)).replace("MEAN", mean)
        parts.append(fence(index, code))
        parts.append(paragraph(rng, 40, []))
    return "\n\n".join(parts) + "\n"


def litgan_book(folder, chapters):
    def fence(index, code):
        option = "//| alt: What the block above has computed.\n" if index in DRAWING else ""
        return f"```swift run\n{option}{code}```"

    names = [f"ch{number:02}.md" for number in range(1, chapters + 1)]
    write(
        folder / "book.yml",
        "title: Experiments\nimport: [GANMath, SVGCharts]\nchapters:\n"
        + "".join(f"  - {name}\n" for name in names))
    for number, name in enumerate(names, 1):
        head = f"---\ntitle: Adversarial experiments, part {number}\n---\n\n"
        write(folder / name, head + body(number, SWIFT, fence))


MKDOCS = """site_name: Experiments
theme:
  name: material
plugins:
  - search
  - markdown-exec
markdown_extensions:
  - pymdownx.superfences
  - pymdownx.highlight
  - pymdownx.arithmatex:
      generic: true
"""


def mkdocs_book(folder, chapters):
    write(folder / "mkdocs.yml", MKDOCS)
    write(folder / "docs/index.md", "# Experiments\n\nA small book.\n")
    for number in range(1, chapters + 1):
        def fence(index, code, number=number):
            result = 'html="1"' if index in DRAWING else 'result="text"'
            return f'```python exec="1" source="above" session="ch{number}" {result}\n{code}```'

        head = f"# Adversarial experiments, part {number}\n\n"
        write(folder / f"docs/ch{number:02}.md", head + body(number, PYTHON, fence))
