import Foundation

/// The only file of the tests that touches Foundation's maths.
func tenToThe(_ exponent: Double) -> Double { pow(10, exponent) }
func naturalLogarithm(_ x: Double) -> Double { log(x) }
func exponential(_ x: Double) -> Double { exp(x) }
func sine(_ x: Double) -> Double { sin(x) }
func cosine(_ x: Double) -> Double { cos(x) }
func tangent(_ x: Double) -> Double { tan(x) }
func power(_ x: Double, _ y: Double) -> Double { pow(x, y) }
func cubeRoot(_ x: Double) -> Double { cbrt(x) }
