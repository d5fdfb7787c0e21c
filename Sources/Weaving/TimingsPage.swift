public import Book
import SVGCharts

/// Where a build's time went: a page that needs no other file.
public enum TimingsPage {
  /// Chapters with bars of their own; those that took longest.
  private static let shown = 40

  /// - Parameters:
  ///   - title: The book's.
  ///   - jobs: How many chapters were worked on at a time.
  /// - Throws: That a file of the theme is missing.
  public static func html(
    of profile: Profile, title: String, jobs: Int
  ) throws(Diagnostics) -> String {
    let chapters = times(of: profile)
    let slowest = chapters.sorted { $0.total > $1.total }.prefix(shown)
    var values: [String: Any] = [
      "book": title, "language": "en", "total": text(profile.total), "jobs": jobs,
      "isAlone": jobs == 1, "styles": ChartTheme.css,
      "stages": stages(of: profile),
      "chapters": chapters.map { row($0) },
      "hasChapters": !chapters.isEmpty, "isPart": slowest.count < chapters.count,
      "shown": slowest.count,
    ]
    do {
      values["chart"] = slowest.isEmpty ? nil : try chart(Array(slowest))
    } catch {
      preconditionFailure("finite times can always be drawn: \(error)")
    }
    return try Theme().timings(values)
  }

  /// What a chapter took, by stage.
  private struct Times {
    var chapter: String
    var seconds: [(stage: Profile.Stage, seconds: Double)]
    var total: Double { seconds.reduce(0) { $0 + $1.seconds } }
  }

  private static let stagesOfChapters: [Profile.Stage] = [.compiling, .running, .weaving]

  /// In the order of the chapters' names.
  private static func times(of profile: Profile) -> [Times] {
    Set(profile.spans.compactMap(\.chapter)).sorted().map { chapter in
      Times(
        chapter: chapter,
        seconds: stagesOfChapters.map { ($0, profile.seconds($0, of: chapter)) })
    }
  }

  /// Each stage from its first beginning to its last end.
  private static func stages(of profile: Profile) -> [[String: String]] {
    Profile.Stage.allCases.compactMap { stage in
      let spans = profile.spans.filter { $0.stage == stage }
      guard let start = spans.map(\.start).min(), let end = spans.map(\.end).max() else {
        return nil
      }
      let ofChapters = spans.filter { $0.chapter != nil }
      return [
        "name": stage.rawValue, "start": text(start), "end": text(end), "wall": text(end - start),
        "sum": ofChapters.isEmpty ? "" : text(ofChapters.reduce(0) { $0 + $1.end - $1.start }),
      ]
    }
  }

  private static func row(_ times: Times) -> [String: Any] {
    [
      "name": times.chapter, "seconds": times.seconds.map { text($0.seconds) },
      "total": text(times.total),
    ]
  }

  private static func chart(_ chapters: [Times]) throws(ChartError) -> String {
    let figure = try Chart {
      for times in chapters {
        for (stage, seconds) in times.seconds {
          BarMark(x: .value("seconds", seconds), y: .value("chapter", times.chapter))
            .foregroundStyle(by: .value("stage", stage.rawValue))
        }
      }
    }
    .chartXAxisLabel("seconds")
    .chartFrame(height: 110 + 24 * Double(chapters.count))
    .rendered()
    return figure.standaloneSVG(
      title: "Time of each chapter", description: "The table of chapters has the same numbers.")
  }

  /// Seconds with the thousandths that a clock can tell.
  private static func text(_ seconds: Double) -> String {
    let thousandths = Int((seconds * 1000).rounded())
    let rest = String(thousandths % 1000)
    return "\(thousandths / 1000)." + String(repeating: "0", count: 3 - rest.utf8.count) + rest
  }
}
