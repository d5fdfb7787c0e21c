/// The learning rate as a function of the step, counted from 0.
///
/// ```swift
/// let schedule = LearningRateSchedule.drop(from: 0.1, at: [30, 60], factor: 0.1)
///   .warmedUp(over: 5, from: 0.01)
/// schedule[0]   // 0.01
/// ```
public struct LearningRateSchedule: Equatable, Sendable {
  private enum Shape: Equatable, Sendable {
    case constant
    case milestones([Int], factor: Double)
    case periodic(every: Int, factor: Double)
  }

  private let initialRate: Double
  private let shape: Shape
  private var warmUpSteps = 0
  private var warmUpRate = 0.0

  private init(_ initialRate: Double, _ shape: Shape) {
    checkHyperparameter(initialRate, in: 0..., "learning rate")
    self.initialRate = initialRate
    self.shape = shape
  }

  /// The same rate at every step.
  public static func constant(_ rate: Double) -> LearningRateSchedule {
    LearningRateSchedule(rate, .constant)
  }

  /// `rate` up to the first milestone; from each milestone on, `factor` times what it was.
  ///
  /// A milestone k means that the step with index k, the (k + 1)th, is the first at the new rate.
  public static func drop(
    from rate: Double, at milestones: [Int], factor: Double
  ) -> LearningRateSchedule {
    checkHyperparameter(factor, in: 0..., "factor")
    return LearningRateSchedule(rate, .milestones(milestones, factor: factor))
  }

  /// `rate`, multiplied by `factor` after every `period` steps.
  public static func drop(
    from rate: Double, every period: Int, factor: Double
  ) -> LearningRateSchedule {
    require(period > 0, "a period has to be at least 1 step, not \(period)")
    checkHyperparameter(factor, in: 0..., "factor")
    return LearningRateSchedule(rate, .periodic(every: period, factor: factor))
  }

  /// The same schedule after a linear rise from `rate` in `steps` steps.
  ///
  /// Step 0 is at `rate`, step `steps` is the first one at the schedule's own rate; what the
  /// schedule does in between is replaced by the line that leads there.
  ///
  /// - Source: Goyal et al. (2017), §2.2, gradual warm-up.
  public func warmedUp(over steps: Int, from rate: Double) -> LearningRateSchedule {
    require(steps >= 0, "a warm-up cannot take \(steps) steps")
    checkHyperparameter(rate, in: 0..., "learning rate")
    var schedule = self
    schedule.warmUpSteps = steps
    schedule.warmUpRate = rate
    return schedule
  }

  /// ε at a step, counted from 0.
  public subscript(step: Int) -> Double {
    require(step >= 0, "steps are counted from 0, not \(step)")
    guard step < warmUpSteps else { return rateAfterWarmUp(step) }
    let goal = rateAfterWarmUp(warmUpSteps)
    return warmUpRate + (goal - warmUpRate) * Double(step) / Double(warmUpSteps)
  }

  private func rateAfterWarmUp(_ step: Int) -> Double {
    switch shape {
    case .constant: return initialRate
    case .milestones(let milestones, let factor):
      return dropped(times: milestones.count { $0 <= step }, factor)
    case .periodic(let every, let factor):
      return dropped(times: step / every, factor)
    }
  }

  private func dropped(times: Int, _ factor: Double) -> Double {
    var rate = initialRate
    for _ in 0..<times { rate *= factor }
    return rate
  }
}
