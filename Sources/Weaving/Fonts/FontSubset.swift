import CHarfBuzz

/// A font with the glyphs of some characters only: HarfBuzz, which only this file imports.
enum FontSubset {
  /// - Parameters:
  ///   - font: A TrueType or OpenType font.
  ///   - characters: Those that the font has not are passed over.
  /// - Returns: A TrueType or OpenType font; nil when the bytes are no font.
  static func subset(
    of font: [UInt8], for characters: some Sequence<Unicode.Scalar>
  ) -> [UInt8]? {
    font.withUnsafeBytes { bytes -> [UInt8]? in
      let blob = hb_blob_create(
        bytes.baseAddress?.assumingMemoryBound(to: CChar.self), UInt32(bytes.count),
        HB_MEMORY_MODE_READONLY, nil, nil)
      defer { hb_blob_destroy(blob) }
      let face = hb_face_create(blob, 0)
      defer { hb_face_destroy(face) }
      guard hb_face_get_glyph_count(face) > 0, let input = hb_subset_input_create_or_fail() else {
        return nil
      }
      defer { hb_subset_input_destroy(input) }
      let wanted = hb_subset_input_unicode_set(input)
      for character in characters { hb_set_add(wanted, character.value) }
      // Hints are a fifth of such a font, and do nothing on screens that are fine or smoothed.
      hb_subset_input_set_flags(input, HB_SUBSET_FLAGS_NO_HINTING.rawValue)
      // Browsers have no use for a font's names.
      hb_set_clear(hb_subset_input_set(input, HB_SUBSET_SETS_NAME_ID))
      guard let subset = hb_subset_or_fail(face, input) else { return nil }
      defer { hb_face_destroy(subset) }
      let made = hb_face_reference_blob(subset)
      defer { hb_blob_destroy(made) }
      var count: UInt32 = 0
      guard let data = hb_blob_get_data(made, &count), count > 0 else { return nil }
      return Array(UnsafeRawBufferPointer(start: data, count: Int(count)))
    }
  }
}
