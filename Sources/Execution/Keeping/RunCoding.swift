import Records

/// The bytes by which a run is kept; none that was ended for a limit is.
extension ProgramRun {
  /// Changes with the form of what follows.
  private static let form = 2

  var bytes: [UInt8] {
    var encoder = ByteEncoder()
    encoder.integers(Self.form)
    encoder.strings(compilerOutput.map { [$0] } ?? [])
    switch ending {
    case .exited(let status): encoder.integers(0, status)
    case .signalled(let signal): encoder.integers(1, signal)
    }
    encoder.list(records)
    encoder.list(printed)
    encoder.strings(fatalError.map { [$0] } ?? [])
    encoder.integers(crash?.line ?? 0, crash?.column ?? 0)
    encoder.integers(
      position?.place.line ?? 0, position?.place.column ?? 0, position?.isRepeated ?? false ? 1 : 0)
    // Most symbols are named several times.
    let symbols = Set(names.map(\.usr)).sorted()
    let numbers = Dictionary(uniqueKeysWithValues: zip(symbols, symbols.indices))
    encoder.strings(symbols)
    encoder.integers(names.count)
    for name in names {
      encoder.integers(name.place.line, name.place.column, numbers[name.usr]!)
    }
    return encoder.bytes
  }

  /// Nil for bytes of another form.
  init?(kept bytes: [UInt8]) {
    var decoder = ByteDecoder(bytes: bytes)
    do throws(RecordError) {
      guard try decoder.integer() == Self.form else { return nil }
      self.init(compilerOutput: "")
      compilerOutput = try decoder.strings().first
      let isSignal = try decoder.integer() == 1
      let code = try decoder.integer()
      ending = isSignal ? .signalled(code) : .exited(code)
      records = try decoder.list()
      printed = try decoder.list()
      fatalError = try decoder.strings().first
      let crash = Record.Place(line: try decoder.integer(), column: try decoder.integer())
      if crash.line > 0 { self.crash = crash }
      let place = Record.Place(line: try decoder.integer(), column: try decoder.integer())
      let isRepeated = try decoder.integer() == 1
      if place.line > 0 { position = RunPosition(place: place, isRepeated: isRepeated) }
      let symbols = try decoder.strings()
      for _ in 0..<(try decoder.count()) {
        let place = Record.Place(line: try decoder.integer(), column: try decoder.integer())
        let number = try decoder.integer()
        guard symbols.indices.contains(number) else { return nil }
        names.append(IndexedName(place: place, usr: symbols[number]))
      }
    } catch {
      return nil
    }
  }
}
