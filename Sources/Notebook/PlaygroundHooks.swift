// The functions that the compiler's playground mode calls. Their names and parameters are the
// compiler's; see `lib/Sema/PlaygroundTransform.cpp` in the Swift sources.
//
// Each is called for every statement of a chapter, so each returns at once when it has nothing to
// do. The returned object would be handed to `__builtin_send_data`; there is nothing to send later.
// swift-format-ignore-file: AlwaysUseLowerCamelCase

/// A statement gave a value: an expression (no name) or a variable.
@discardableResult
public func __builtin_log_with_id<Value>(
  _ value: Value, _ name: String, _ id: Int, _ startLine: Int, _ endLine: Int, _ startColumn: Int,
  _ endColumn: Int, _ moduleID: Int, _ fileID: Int
) -> AnyObject? {
  StatementLog.note(value, name, (startLine, startColumn), (endLine, endColumn))
  return nil
}

/// As above, of the type that loops are made of: the compiler takes it where it fits, and nothing about
/// the type is left to be found out while the program runs.
@discardableResult
public func __builtin_log_with_id(
  _ value: Double, _ name: String, _ id: Int, _ startLine: Int, _ endLine: Int, _ startColumn: Int,
  _ endColumn: Int, _ moduleID: Int, _ fileID: Int
) -> AnyObject? {
  StatementLog.note(number: value, name, (startLine, startColumn), (endLine, endColumn))
  return nil
}

@discardableResult
public func __builtin_log_scope_entry(
  _ startLine: Int, _ endLine: Int, _ startColumn: Int, _ endColumn: Int, _ moduleID: Int,
  _ fileID: Int
) -> AnyObject? { nil }

@discardableResult
public func __builtin_log_scope_exit(
  _ startLine: Int, _ endLine: Int, _ startColumn: Int, _ endColumn: Int, _ moduleID: Int,
  _ fileID: Int
) -> AnyObject? { nil }

@discardableResult
public func __builtin_postPrint(
  _ startLine: Int, _ endLine: Int, _ startColumn: Int, _ endColumn: Int, _ moduleID: Int,
  _ fileID: Int
) -> AnyObject? {
  Recorder.notePrinting()
  return nil
}

public func __builtin_send_data(_ object: AnyObject?) {}
