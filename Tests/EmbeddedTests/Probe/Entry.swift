/// What one source file of GANMath computes, under the file's path without its extension.
struct Entry {
  let name: String
  let values: [Double]

  init(_ name: String, _ values: [Double]) {
    self.name = name
    self.values = values
  }

  /// No values where the computation throws, which the test refuses.
  init<Failure: Error>(_ name: String, _ compute: () throws(Failure) -> [Double]) {
    self.init(name, (try? compute()) ?? [])
  }
}

/// Every probe's entries.
func allEntries() -> [Entry] {
  elementaryEntries() + randomEntries() + distributionEntries() + linearAlgebraEntries()
    + quadratureEntries() + divergenceEntries() + transportEntries() + lipschitzEntries()
    + networkEntries() + optimiserEntries() + dynamicsEntries() + trainingEntries()
}

/// A line per entry: the name, and the bits of each value in hexadecimal digits.
func report() -> String {
  var text = ""
  for entry in allEntries() {
    text += entry.name
    for value in entry.values { text += " " + String(value.bitPattern, radix: 16) }
    text += "\n"
  }
  return text
}
