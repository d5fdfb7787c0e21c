import CJavaScriptCore
import Foundation

/// A JavaScript engine in this process: JavaScriptCore, which only this file imports.
///
/// It works on a thread of its own; not for two callers at once: `EnginePool` sees to that.
final class ScriptEngine: @unchecked Sendable {
  /// What a script threw.
  struct Exception: Error {
    let message: String
  }

  private let thread = ScriptThread()
  private let context: JSGlobalContextRef

  init() {
    context = thread.run { JSGlobalContextCreate(nil) }
  }

  deinit {
    thread.run { JSGlobalContextRelease(context) }
  }

  /// Runs a script in the global scope.
  func evaluate(_ source: String) throws(Exception) {
    try thread.run { () throws(Exception) in try evaluateHere(source) }
  }

  private func evaluateHere(_ source: String) throws(Exception) {
    let script = JSStringCreateWithUTF8CString(source)
    defer { JSStringRelease(script) }
    var thrown: JSValueRef?
    JSEvaluateScript(context, script, nil, nil, 0, &thrown)
    if let thrown { throw Exception(message: string(thrown)) }
  }

  /// Calls a global function with strings; what it returns becomes a string.
  func call(_ function: String, _ arguments: [String]) throws(Exception) -> String {
    try thread.run { () throws(Exception) in try callHere(function, arguments) }
  }

  private func callHere(_ function: String, _ arguments: [String]) throws(Exception) -> String {
    var thrown: JSValueRef?
    let name = JSStringCreateWithUTF8CString(function)
    defer { JSStringRelease(name) }
    let global = JSContextGetGlobalObject(context)
    let value = JSObjectGetProperty(context, global, name, &thrown)
    guard thrown == nil, let callee = JSValueToObject(context, value, &thrown) else {
      throw Exception(message: "no function '\(function)'")
    }
    let values: [JSValueRef?] = arguments.map { argument in
      // By its length, so that a NUL in a text is part of it.
      let units = Array(argument.utf16)
      let text = JSStringCreateWithCharacters(units, units.count)
      defer { JSStringRelease(text) }
      return JSValueMakeString(context, text)
    }
    let result = JSObjectCallAsFunction(context, callee, nil, values.count, values, &thrown)
    if let thrown { throw Exception(message: string(thrown)) }
    guard let result else { throw Exception(message: "'\(function)' returned nothing") }
    return string(result)
  }

  private func string(_ value: JSValueRef) -> String {
    guard let text = JSValueToStringCopy(context, value, nil) else { return "" }
    defer { JSStringRelease(text) }
    let units = UnsafeBufferPointer(
      start: JSStringGetCharactersPtr(text), count: JSStringGetLength(text))
    return String(decoding: units, as: UTF16.self)
  }
}
