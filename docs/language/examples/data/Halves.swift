// Functions that chapters show and run.
func half(_ x: Double) -> Double {
  x / 2
}

// snippet.quarter
func quarter(_ x: Double) -> Double {
  half(half(x))
}
// snippet.end
