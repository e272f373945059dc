package org.chengming.redaction;

import java.util.List;

/**
 * What was done to a file, and what was found when its outcome was read again. It never names what
 * was removed.
 *
 * @param inputSha256 64 lower-case hex digits
 * @param outputSha256 64 lower-case hex digits
 * @param pages one for each page
 * @param leftBehind what the input had besides its pages, and the output has not
 * @param again what was looked at when the output was read again; nothing of what was removed was
 *     in it, or there would be no proof
 */
public record Proof(
    String inputSha256,
    String outputSha256,
    List<Page> pages,
    List<LeftBehind> leftBehind,
    Reading again) {

  /**
   * @param places blacked out on it
   * @param characters under them, as far as the file says what is written
   */
  public record Page(int page, int places, int characters) {}

  /** What kind of thing it is, and how many of them. */
  public record LeftBehind(Extra what, int count) {}

  /** What a file may carry besides what is seen on its pages. */
  public enum Extra {
    METADATA,
    ANNOTATIONS,
    FIELDS,
    ATTACHMENTS,
    BOOKMARKS,
    LAYERS,
    SCRIPTS,
    REVISIONS,
    THUMBNAILS,
    HIDDEN_TEXT
  }

  /**
   * @param characters of the text of its pages
   * @param strings texts and names of its structure
   * @param streams looked at decoded, in every encoding
   * @param bytes of the file, looked at as they are
   * @param areas whose pixels were looked at and are black
   */
  public record Reading(int characters, int strings, int streams, long bytes, int areas) {}

  /** How many places were blacked out. */
  public int places() {
    return pages.stream().mapToInt(Page::places).sum();
  }
}
