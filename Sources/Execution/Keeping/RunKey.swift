import Caching

/// All that is known before a run to be able to change its result, part by part.
struct RunKey: Sendable, Equatable {
  var parts: [Part]
  /// Names what was kept of earlier runs.
  let digest: Digest

  /// One thing that can change a result.
  struct Part: Sendable, Equatable {
    var kind: Kind
    /// Which of its kind; a block's label or number, a file's path.
    var name: String
    /// For people where it is short, else a digest.
    var value: String

    init(_ kind: Kind, _ name: String = "", _ value: String) {
      self.kind = kind
      self.name = name
      self.value = value
    }
  }

  enum Kind: String, Sendable, CaseIterable {
    case litgan, compiler, flags, module, machine, limits, isolation, block, value, file, variable
  }

  /// - Parameters:
  ///   - parts: In an order that is always the same.
  ///   - text: The text of `main.swift`. Blocks and values among the parts are for people: the text
  ///     has them all.
  init(_ parts: [Part], text: String) {
    self.parts = parts
    var builder = Digest.Builder()
    builder.add(text)
    for part in parts where part.kind != .block && part.kind != .value {
      builder.add(part.kind.rawValue)
      builder.add(part.name)
      builder.add(part.value)
    }
    digest = builder.digest()
  }
}
