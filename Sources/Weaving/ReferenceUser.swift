import Book
import Reference

/// A chapter as reference pages know it: by what it uses.
struct ReferenceUser: Sendable, Equatable {
  let slug: String
  let title: String
  let uses: ChapterUses

  init(_ chapter: Chapter) {
    slug = chapter.slug
    title = chapter.title
    uses = ChapterUses(chapter)
  }
}
