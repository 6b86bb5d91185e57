/// The commands and characters the parser knows, as plain tables.
enum MathSymbols {
  /// A sign with its class.
  struct Sign: Sendable {
    var text: String
    var kind: MathClass
  }

  /// Commands that stand for one sign.
  static let signs: [String: Sign] = {
    var table: [String: Sign] = [:]
    func add(_ kind: MathClass, _ entries: String) {
      let words = entries.split(whereSeparator: \.isWhitespace)
      for index in stride(from: 0, to: words.count - 1, by: 2) {
        table[String(words[index])] = Sign(text: String(words[index + 1]), kind: kind)
      }
    }
    add(
      .ordinary,
      """
      infty ∞ partial ∂ nabla ∇ ell ℓ hbar ℏ forall ∀ exists ∃ nexists ∄ emptyset ∅ varnothing ∅
      prime ′ dagger † ddagger ‡ angle ∠ top ⊤ bot ⊥ Re ℜ Im ℑ aleph ℵ neg ¬ lnot ¬ degree °
      | ‖ Vert ‖ vert | backslash \\ % % # # & & $ $ _ _ S § P ¶ ldots … dots … cdots ⋯ vdots ⋮
      ddots ⋱ imath ı jmath ȷ complement ∁ surd √ flat ♭ sharp ♯ triangle △ square □ checkmark ✓
      """)
    add(
      .binary,
      """
      pm ± mp ∓ times × div ÷ cdot ⋅ ast ∗ star ⋆ circ ∘ bullet ∙ odot ⊙ otimes ⊗ oplus ⊕ ominus ⊖
      cup ∪ cap ∩ setminus ∖ wedge ∧ land ∧ vee ∨ lor ∨ sqcup ⊔ sqcap ⊓ uplus ⊎ diamond ⋄
      """)
    add(
      .relation,
      """
      le ≤ leq ≤ ge ≥ geq ≥ ne ≠ neq ≠ approx ≈ equiv ≡ sim ∼ simeq ≃ cong ≅ propto ∝ ll ≪ gg ≫
      in ∈ ni ∋ notin ∉ subset ⊂ supset ⊃ subseteq ⊆ supseteq ⊇ to → rightarrow → leftarrow ←
      gets ← leftrightarrow ↔ Rightarrow ⇒ Leftarrow ⇐ Leftrightarrow ⇔ implies ⟹ iff ⟺ mapsto ↦
      uparrow ↑ downarrow ↓ longrightarrow ⟶ hookrightarrow ↪ perp ⊥ parallel ∥ mid ∣ lesssim ≲
      gtrsim ≳ prec ≺ succ ≻ preceq ⪯ succeq ⪰ vdash ⊢ models ⊨ asymp ≍ doteq ≐ triangleq ≜ colon :
      coloneqq ≔
      """)
    add(.opening, "{ { lbrace { langle ⟨ lfloor ⌊ lceil ⌈ lbrack [ lvert | lVert ‖")
    add(.closing, "} } rbrace } rangle ⟩ rfloor ⌋ rceil ⌉ rbrack ] rvert | rVert ‖")
    return table
  }()

  /// Greek letters: small ones lean as variables do, capitals stand upright.
  static let greek: [String: String] = pairs(
    """
    alpha α beta β gamma γ delta δ epsilon ϵ varepsilon ε zeta ζ eta η theta θ vartheta ϑ iota ι
    kappa κ lambda λ mu μ nu ν xi ξ omicron ο pi π varpi ϖ rho ρ varrho ϱ sigma σ varsigma ς tau τ
    upsilon υ phi ϕ varphi φ chi χ psi ψ omega ω Gamma Γ Delta Δ Theta Θ Lambda Λ Xi Ξ Pi Π
    Sigma Σ Upsilon Υ Phi Φ Psi Ψ Omega Ω
    """)

  /// Signs that grow in display style, with scripts above and below.
  static let largeOperators: [String: String] = pairs(
    "sum ∑ prod ∏ coprod ∐ bigcup ⋃ bigcap ⋂ bigoplus ⨁ bigotimes ⨂ bigvee ⋁ bigwedge ⋀")

  /// Signs that grow in display style, with scripts at the side.
  static let integrals: [String: String] = pairs("int ∫ iint ∬ iiint ∭ oint ∮")

  /// Functions by name; those with limits first.
  static let functionsWithLimits: Set<String> = [
    "lim", "max", "min", "sup", "inf", "limsup", "liminf", "det", "gcd", "Pr", "argmax", "argmin",
  ]
  static let functions: Set<String> = [
    "sin", "cos", "tan", "cot", "sec", "csc", "arcsin", "arccos", "arctan", "sinh", "cosh", "tanh",
    "exp", "log", "ln", "lg", "dim", "ker", "deg", "arg", "hom", "sgn", "tr", "diag", "rank",
  ]

  /// Alphabets, by command.
  static let variants: [String: MathVariant] = [
    "mathrm": .upright, "mathit": .italic, "mathbf": .bold, "boldsymbol": .boldItalic,
    "bm": .boldItalic, "mathbb": .blackboard, "mathcal": .script, "mathscr": .script,
    "mathfrak": .fraktur, "mathsf": .sansSerif, "mathtt": .monospace,
  ]

  /// Spaces in em.
  static let spaces: [String: Double] = [
    ",": 3.0 / 18, "thinspace": 3.0 / 18, ":": 4.0 / 18, ">": 4.0 / 18, ";": 5.0 / 18,
    "!": -3.0 / 18, " ": 0.25, "quad": 1, "qquad": 2, "enspace": 0.5,
  ]

  /// Heights of `\big` and its kin in em.
  static let sizes: [String: Double] = ["big": 1.2, "Big": 1.8, "bigg": 2.4, "Bigg": 3.0]

  /// Commands with an argument or a meaning of their own.
  static let structures: Set<String> = [
    "frac", "dfrac", "tfrac", "binom", "sqrt", "text", "textrm", "textit", "textbf", "operatorname",
    "left", "right", "middle", "begin", "end", "overset", "underset", "stackrel", "limits",
    "nolimits", "displaystyle", "textstyle", "not", "mathbin", "mathrel", "mathop", "mathord",
  ]

  /// Every command, sorted, for suggestions.
  static let allCommands: [String] = {
    var names = Set(signs.keys)
    names.formUnion(greek.keys)
    names.formUnion(largeOperators.keys)
    names.formUnion(integrals.keys)
    names.formUnion(functionsWithLimits)
    names.formUnion(functions)
    names.formUnion(variants.keys)
    names.formUnion(spaces.keys)
    names.formUnion(structures)
    names.formUnion(MathAccent.allCases.map(\.rawValue))
    for size in sizes.keys { names.formUnion(["", "l", "r", "m"].map { size + $0 }) }
    return names.filter { $0.first?.isLetter == true }.sorted()
  }()

  /// A character typed as itself.
  static func sign(of character: Character) -> Sign? {
    switch character {
    case "+": Sign(text: "+", kind: .binary)
    case "-", "−": Sign(text: "−", kind: .binary)
    case "*": Sign(text: "∗", kind: .binary)
    case "·": Sign(text: "⋅", kind: .binary)
    case "±", "×", "÷", "∓", "∘", "⊙", "⊗", "⊕", "∪", "∩":
      Sign(text: String(character), kind: .binary)
    case "=", "<", ">", ":", "≤", "≥", "≈", "≠", "∝", "∈", "→", "≡", "∼", "≪", "≫", "⊂", "⊆", "∉":
      Sign(text: String(character), kind: .relation)
    case "(", "[": Sign(text: String(character), kind: .opening)
    case ")", "]", "!", "?": Sign(text: String(character), kind: .closing)
    case ",", ";": Sign(text: String(character), kind: .punctuation)
    case "|", "/", ".", "@", "\"", "‖", "∞", "∂", "∇", "…", "%", "#", "°", "′", "ℓ":
      Sign(text: String(character), kind: .ordinary)
    default: nil
    }
  }

  private static func pairs(_ entries: String) -> [String: String] {
    let words = entries.split(whereSeparator: \.isWhitespace).map(String.init)
    return Dictionary(
      stride(from: 0, to: words.count - 1, by: 2).map { (words[$0], words[$0 + 1]) },
      uniquingKeysWith: { first, _ in first })
  }
}
