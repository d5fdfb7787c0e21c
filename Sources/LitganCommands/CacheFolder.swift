import Foundation

/// Where litgan keeps what was costly to make.
enum CacheFolder {
  /// What the environment asks for: `LITGAN_CACHE`, or a folder among the user's caches.
  static func path(environment: [String: String]) -> String {
    func value(_ name: String) -> String? { environment[name].flatMap { $0.isEmpty ? nil : $0 } }
    if let own = value("LITGAN_CACHE") { return own }
    // The standard has it that a relative path there is to be ignored.
    if let caches = value("XDG_CACHE_HOME"), caches.hasPrefix("/") { return caches + "/litgan" }
    return (value("HOME") ?? NSHomeDirectory()) + "/.cache/litgan"
  }
}
