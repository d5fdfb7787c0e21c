/// What single Unicode signs of a formula are in TeX.
enum FormulaSigns {
  static let superscripts: [Character: String] = [
    "⁰": "0", "¹": "1", "²": "2", "³": "3", "⁴": "4", "⁵": "5", "⁶": "6", "⁷": "7", "⁸": "8",
    "⁹": "9", "⁺": "+", "⁻": "-", "⁼": "=", "⁽": "(", "⁾": ")", "ⁿ": "n", "ⁱ": "i", "ᵀ": "\\top ",
    "ᵗ": "t", "ᵏ": "k", "ᵖ": "p", "ᵈ": "d", "ᵐ": "m", "ˣ": "x", "ʲ": "j",
  ]

  static let subscripts: [Character: String] = [
    "₀": "0", "₁": "1", "₂": "2", "₃": "3", "₄": "4", "₅": "5", "₆": "6", "₇": "7", "₈": "8",
    "₉": "9", "₊": "+", "₋": "-", "₌": "=", "₍": "(", "₎": ")", "ₐ": "a", "ₑ": "e", "ₕ": "h",
    "ᵢ": "i", "ⱼ": "j", "ₖ": "k", "ₗ": "l", "ₘ": "m", "ₙ": "n", "ₚ": "p", "ᵣ": "r", "ₛ": "s",
    "ₜ": "t", "ᵤ": "u", "ᵥ": "v", "ₓ": "x",
  ]

  static let relations: [Character: String] = [
    "=": "=", "≤": "\\le ", "≥": "\\ge ", "<": "<", ">": ">", "≠": "\\ne ", "≈": "\\approx ",
    "∈": "\\in ", "←": "\\leftarrow ", "→": "\\to ", "↦": "\\mapsto ", "~": "\\sim ",
    "∼": "\\sim ", "∝": "\\propto ", "≪": "\\ll ", "≫": "\\gg ",
  ]

  static let letters: [Character: String] = [
    "α": "\\alpha ", "β": "\\beta ", "γ": "\\gamma ", "δ": "\\delta ", "ε": "\\varepsilon ",
    "ζ": "\\zeta ", "η": "\\eta ", "θ": "\\theta ", "κ": "\\kappa ", "λ": "\\lambda ",
    "μ": "\\mu ", "ν": "\\nu ", "ξ": "\\xi ", "π": "\\pi ", "ρ": "\\rho ", "σ": "\\sigma ",
    "τ": "\\tau ", "φ": "\\varphi ", "χ": "\\chi ", "ψ": "\\psi ", "ω": "\\omega ",
    "Γ": "\\Gamma ", "Δ": "\\Delta ", "Θ": "\\Theta ", "Λ": "\\Lambda ", "Σ": "\\Sigma ",
    "Φ": "\\Phi ", "Ψ": "\\Psi ", "Ω": "\\Omega ", "ℝ": "\\mathbb{R}", "ℕ": "\\mathbb{N}",
    "ℓ": "\\ell ", "∇": "\\nabla ", "∂": "\\partial ", "∞": "\\infty ", "½": "\\tfrac{1}{2}",
    "¼": "\\tfrac{1}{4}", "⅓": "\\tfrac{1}{3}",
  ]

  static let others: [Character: String] = [
    "−": "-", "·": "\\cdot ", "×": "\\times ", "±": "\\pm ", "∘": "\\circ ", "⊙": "\\odot ",
    "∗": "*", "…": "\\dots ", "⋯": "\\cdots ", "∫": "\\int ", "Π": "\\prod ", "∏": "\\prod ",
    "∑": "\\sum ", "∀": "\\forall ", "∃": "\\exists ", ":": "\\colon ", "′": "'", "’": "'",
    "%": "\\%",
    "&": "\\&", "#": "\\#", "$": "\\$", "\\": "\\backslash ",
  ]

  static let opening: [Character: String] = ["(": "(", "[": "[", "{": "\\{", "⟨": "\\langle "]

  static let closing: [Character: String] = [")": ")", "]": "]", "}": "\\}", "⟩": "\\rangle "]

  /// Marks above a letter, as the last scalar of its decomposition.
  static let accents: [Unicode.Scalar: String] = [
    "\u{302}": "hat", "\u{304}": "bar", "\u{305}": "bar", "\u{303}": "tilde", "\u{307}": "dot",
  ]

  /// Names that TeX has commands for.
  static let functions: Set<String> = [
    "arg", "cos", "cosh", "det", "dim", "exp", "inf", "ker", "lim", "ln", "log", "max", "min",
    "sin", "sinh", "sup", "tan", "tanh",
  ]
}
