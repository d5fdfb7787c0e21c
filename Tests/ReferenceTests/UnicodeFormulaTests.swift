import Reference
import Testing

@Suite("Formulas of docstrings as TeX")
struct UnicodeFormulaTests {
  @Test(
    "signs, scripts, roots, bars, words and matrices",
    arguments: [
      ("W₁ = Δ · Σᵢ |Sᵢ − Tᵢ|", "W_{1}=\\Delta \\cdot \\sum_{i}\\lvert S_{i}-T_{i}\\rvert"),
      ("θₖ₊₁", "\\theta_{k+1}"),
      ("uᵀ W v", "u^{\\top} W v"),
      ("σ̂ = uᵀ W v", "\\hat{\\sigma}=u^{\\top} W v"),
      ("W̄, ŝ, m̂", "\\bar{W},\\hat{s},\\hat{m}"),
      ("F⁻¹(t)", "F^{-1}(t)"),
      ("e⁻ᵗ", "e^{-t}"),
      ("e^(−x)", "e^{-x}"),
      ("e^−x", "e^{-x}"),
      ("P_ij log P_ij", "P_{ij} \\log P_{ij}"),
      ("σ_P²", "\\sigma_{P}^{2}"),
      ("Σ_P^½ Σ_Q", "\\Sigma_{P}^{1/2} \\Sigma_{Q}"),
      ("Σ_i pᵢ", "\\sum_{i} p_{i}"),
      ("Σ P_ij", "\\sum P_{ij}"),
      ("Π σ₁(Wᵢ)", "\\prod \\sigma_{1}(W_{i})"),
      ("√(2π)", "\\sqrt{2\\pi}"),
      ("√ŝ + δ", "\\sqrt{\\hat{s}}+\\delta"),
      ("√sᵢ²", "\\sqrt{s_{i}}^{2}"),
      ("√12", "\\sqrt{12}"),
      ("‖∇f(x)‖ + |f(x)|", "\\lVert \\nabla f(x)\\rVert+\\lvert f(x)\\rvert"),
      ("KL(P‖Q)", "\\operatorname{KL}(P\\mathbin{\\Vert}Q)"),
      ("‖f‖_L ≤ 1", "\\lVert f\\rVert_{L}\\le1"),
      ("∫₀¹ f dt", "\\int_{0}^{1} f \\,\\mathrm{d}t"),
      ("dJS/dm", "\\mathrm{d}\\operatorname{JS}/\\mathrm{d}m"),
      ("½ max(0, 1 − r)", "\\tfrac{1}{2} \\max (0,1-r)"),
      ("softplus(−r)", "\\operatorname{softplus}(-r)"),
      ("network_θ(x)", "\\operatorname{network}_{\\theta}(x)"),
      ("1e-5", "10^{-5}"),
      ("2.5e−3 x", "2.5 \\cdot10^{-3} x"),
      ("f*(T)", "f^{*}(T)"),
      ("f'(∞)", "f'(\\infty)"),
      ("f′(ψθ) ψ", "f'(\\psi \\theta) \\psi"),
      ("[1.5π, 4.5π)", "[1.5\\pi,4.5\\pi)"),
      ("[A B; 0 C]", "\\begin{bmatrix} A & B\\\\0 & C\\end{bmatrix}"),
      ("a) b", "a) b"),
      ("(a", "(a"),
      ("{x}", "\\{x\\}"),
      ("50 % & #", "50\\%\\&\\#"),
    ])
  func sign(_ text: String, _ expected: String) {
    // The spaces that part a command from what follows it are not compared.
    let compact: (String) -> String = { $0.filter { $0 != " " } }
    #expect(compact(UnicodeFormula.tex(text)) == compact(expected))
  }

  @Test(
    "prose keeps its spaces",
    arguments: [
      ("max over x of f", "\\max \\text{ over } x \\text{ of } f"),
      ("f = 0 at the end", "f = 0 \\text{ at the end}"),
      ("Nesterov: θ", "\\text{Nesterov: } \\theta "),
      ("μ · mean", "\\mu \\cdot \\text{mean}"),
      ("Wasserstein's game", "\\text{Wasserstein's game}"),
      ("non-saturating", "\\text{non-saturating}"),
    ])
  func prose(_ text: String, _ expected: String) {
    #expect(UnicodeFormula.tex(text) == expected)
  }

  @Test("two spaces outside brackets begin another column")
  func columns() {
    #expect(UnicodeFormula.tex("a = b      c = d") == "a = b \\qquad c = d")
    #expect(UnicodeFormula.tex("f(a,  b)") == "f(a, b)")
  }

  @Test("lines are aligned at their first relation")
  func aligned() {
    #expect(
      UnicodeFormula.tex("x ← y    c\nzz = (w = 1)\nv")
        == "\\begin{aligned} x &\\leftarrow y &\\qquad& c \\\\ zz &= (w = 1) \\\\ &v \\end{aligned}"
        .replacing("zz &", with: "\\text{zz} &"))
  }

  @Test("lines of equally many columns without a relation in the first are a table")
  func table() {
    #expect(
      UnicodeFormula.tex("hinge    a = b\nmean     c")
        == "\\begin{array}{ll} \\text{hinge} & a = b \\\\ \\text{mean} & c \\end{array}")
  }
}
