/// The path of a file that another one names, `..` and `.` resolved.
public func resolvedPath(_ name: String, from file: String) -> String {
  if name.hasPrefix("/") { return name }
  var parts = file.split(separator: "/", omittingEmptySubsequences: false).dropLast()
    .map(String.init)
  for part in name.split(separator: "/") where part != "." {
    if part == "..", let last = parts.last, last != "..", last != "" {
      parts.removeLast()
    } else {
      parts.append(String(part))
    }
  }
  return parts.joined(separator: "/")
}
