"""The same text for litgan and for Hugo: chapters of 600 words with 18 formulas each, no code."""

import pathlib
import random

# A number stands where % stands.
INLINE = [
    r"G_{\theta_%}", r"D_\phi(x_{%})", r"p_{\mathrm{data}}^{(%)}",
    r"\mathbb{E}_{x\sim p_{%}}[f(x)]", r"\lVert f\rVert_L \le %", r"W_{%}(p,q)",
    r"\mathrm{JS}(p\,\|\,q)\le\log %", r"\nabla_\theta \mathcal{L}_{%}",
    r"z_{%}\sim\mathcal{N}(0,I)", r"\sigma_{\max}(W_{%})", r"x_{t+1}=x_t-\eta_{%} v_t",
    r"\frac{p(x)}{p(x)+q_{%}(x)}",
]
DISPLAY = [
    r"\min_\theta\max_\phi\; V_{%}(\theta,\phi)=\mathbb{E}_{x\sim p}[\log D_\phi(x)]"
    r"+\mathbb{E}_{z}[\log(1-D_\phi(G_\theta(z)))]",
    r"D^{*}(x)=\frac{p(x)}{p(x)+q_{%}(x)},\qquad V(D^{*})=-\log 4+2\,\mathrm{JS}(p\,\|\,q_{%})",
    r"\mathrm{KL}(p_{%}\,\|\,q)=\sum_{i=1}^{n}p_i\log\frac{p_i}{q_i}\ge 0",
    r"W_{%}(p,q)=\inf_{\gamma\in\Pi(p,q)}\int |x-y|\,d\gamma(x,y)"
    r"=\int_0^1\left|F_p^{-1}(u)-F_q^{-1}(u)\right|du",
    r"J_{%}=\begin{pmatrix}0 & \eta\\ -\eta & 1-\beta\end{pmatrix},"
    r"\qquad \rho(J_{%})=\max_i|\lambda_i(J_{%})|",
    r"\begin{aligned}v_{t+1}&=\beta_{%} v_t+\nabla f(x_t)\\"
    r" x_{t+1}&=x_t-\eta\,v_{t+1}\end{aligned}",
]
WORDS = (
    "the generator maps noise to samples while a critic scores how real each point looks and its "
    "gradient tells the generator where mass is missing so training alternates between two players "
    "that rarely agree on what progress means in practice we watch a distance between histograms "
    "rather than a loss because the loss of one player depends on the skill of the other a smooth "
    "distance gives a useful slope even when supports do not overlap whereas a saturating one gives "
    "none spectral bounds keep the critic honest and momentum changes which cycles decay so small "
    "experiments with known answers teach more than large runs with pretty pictures"
).split()
SECTIONS = [
    "A divergence between histograms", "A distance that sees shifts", "The largest singular value",
    "A picture of the two laws", "Momentum on a quadratic",
]
# As many chapters as share no formula, where formulas repeat.
PERIOD = 20


def paragraph(rng, words, formulas):
    """A sentence a line, each of the formulas in the middle of one."""
    formulas, lines = list(formulas), []
    while words > 0:
        length = min(rng.randint(9, 17), words)
        start = rng.randrange(len(WORDS))
        sentence = [WORDS[(start + step) % len(WORDS)] for step in range(length)]
        words -= length
        if formulas:
            sentence.insert(length // 2 + 1, f"${formulas.pop(0)}$")
        line = " ".join(sentence)
        lines.append(line[0].upper() + line[1:] + ".")
    return "\n".join(lines)


def body(chapter, unique):
    """A chapter's text; the number in its formulas is its own, or one of PERIOD."""
    rng = random.Random(chapter)
    number = str(chapter if unique else chapter % PERIOD)
    inline = [formula.replace("%", number) for formula in INLINE]
    display = [formula.replace("%", number) for formula in DISPLAY]
    parts = [paragraph(rng, 100, inline[0:2]), f"$$\n{display[0]}\n$$"]
    for index, section in enumerate(SECTIONS):
        parts.append(f"## {section}")
        parts.append(paragraph(rng, 60, inline[2 * index + 2 : 2 * index + 4]))
        parts.append(f"$$\n{display[index + 1]}\n$$")
        parts.append(paragraph(rng, 40, []))
    return "\n\n".join(parts) + "\n"


HUGO = {
    "layouts/_default/baseof.html":
        '<!doctype html><html><head><meta charset="utf-8"><title>{{ .Title }}</title></head>'
        '<body>{{ block "main" . }}{{ end }}</body></html>',
    "layouts/_default/single.html":
        '{{ define "main" }}<h1>{{ .Title }}</h1><nav>{{ .TableOfContents }}</nav>{{ .Content }}'
        '{{ with .PrevInSection }}<a href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}'
        '{{ with .NextInSection }}<a href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}{{ end }}',
    "layouts/_default/list.html":
        '{{ define "main" }}<ul>{{ range .Pages }}'
        '<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}</ul>{{ end }}',
    "layouts/index.html":
        '{{ define "main" }}<ul>{{ range .Site.RegularPages }}'
        '<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}</ul>{{ end }}',
}
HUGO_SETTINGS = """baseURL = "https://example.org/"
title = "Pages"
disableKinds = ["taxonomy", "term", "rss", "sitemap"]
"""
# What Hugo's handbook says to do for formulas.
HUGO_MATHS = """[markup.goldmark.extensions.passthrough]
enable = true
[markup.goldmark.extensions.passthrough.delimiters]
block = [["$$", "$$"]]
inline = [["$", "$"]]
"""
HUGO_RENDERING = (
    '{{- $options := dict "output" "mathml" "displayMode" (eq .Type "block") }}'
    "{{- transform.ToMath .Inner $options -}}"
)


def write(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)


def litgan_book(folder, chapters, unique):
    folder = pathlib.Path(folder)
    names = [f"p{number:05}.md" for number in range(1, chapters + 1)]
    items = "".join(f"  - {name}\n" for name in names)
    write(folder / "book.yml", f"title: Pages\nchapters:\n{items}")
    for number, name in enumerate(names, 1):
        head = f"---\ntitle: Adversarial experiments, part {number}\n---\n\n"
        write(folder / name, head + body(number, unique))


def hugo_site(folder, chapters, unique, renders):
    folder = pathlib.Path(folder)
    for number in range(1, chapters + 1):
        head = f'---\ntitle: "Adversarial experiments, part {number}"\ndate: 2024-01-01\n---\n\n'
        write(folder / f"content/posts/p{number:05}.md", head + body(number, unique))
    for path, text in HUGO.items():
        write(folder / path, text)
    write(folder / "hugo.toml", HUGO_SETTINGS + (HUGO_MATHS if renders else ""))
    if renders:
        write(folder / "layouts/_default/_markup/render-passthrough.html", HUGO_RENDERING)
