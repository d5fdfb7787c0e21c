import GANMath
import Testing

@Test("a drop acts from the step with the milestone's index on")
func milestones() {
  let schedule = LearningRateSchedule.drop(from: 0.8, at: [3, 5], factor: 0.5)
  #expect((0..<7).map { schedule[$0] } == [0.8, 0.8, 0.8, 0.4, 0.4, 0.2, 0.2])
}

@Test("a periodic drop multiplies after every period")
func periodic() {
  let schedule = LearningRateSchedule.drop(from: 0.8, every: 2, factor: 0.5)
  #expect((0..<6).map { schedule[$0] } == [0.8, 0.8, 0.4, 0.4, 0.2, 0.2])
}

@Test("a warm-up rises in equal steps to the schedule's own rate")
func warmUp() {
  let schedule = LearningRateSchedule.drop(from: 1, at: [6], factor: 0.5)
    .warmedUp(over: 4, from: 0.5)
  #expect((0..<8).map { schedule[$0] } == [0.5, 0.625, 0.75, 0.875, 1, 1, 0.5, 0.5])
}
