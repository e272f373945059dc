package org.chengming.publishing;

import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What an edition says, all of it: metadata of the catalogue and the text. Anything may still be
 * missing while it is drafted; the gate says what must stand before it goes further.
 *
 * @param documentNumber as typed; kept in its right spelling where it is one
 * @param contentHtml HTML or, where it holds no tag, Markdown; cleaned by RichText when it is taken
 *     over
 */
public record EditionFields(
    String title,
    @Nullable String documentNumber,
    Classes classes,
    Disclosure disclosure,
    Days days,
    @Nullable String summary,
    List<String> keywords,
    String contentHtml) {

  private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Cc}\u200b\ufeff]+");

  /** Codes of the four vocabularies. {@code duty} is the item of Art. 20 the document answers. */
  public record Classes(
      @Nullable String genre,
      @Nullable String theme,
      @Nullable String duty,
      @Nullable String audience) {
    public static final Classes NONE = new Classes(null, null, null, null);
  }

  /**
   * Whether it may be public, and why not; or, for a public one that answers no item of Art. 20,
   * why it is public.
   */
  public record Disclosure(Attribute attribute, @Nullable String reason) {
    public static final Disclosure PROACTIVE = new Disclosure(Attribute.PROACTIVE, null);
  }

  /** 成文日期, 施行日期, 有效期截止; days in China. */
  public record Days(
      @Nullable LocalDate formedOn,
      @Nullable LocalDate effectiveOn,
      @Nullable LocalDate expiresOn) {
    public static final Days NONE = new Days(null, null, null);
  }

  public static final EditionFields EMPTY =
      new EditionFields(
          "", null, Classes.NONE, Disclosure.PROACTIVE, Days.NONE, null, List.of(), "");

  public EditionFields {
    keywords = List.copyOf(keywords);
  }

  /** The least that can be public: a title, the day it was made and its text. */
  public static EditionFields of(String title, LocalDate formedOn, String contentHtml) {
    return EMPTY.titled(title).dated(new Days(formedOn, null, null)).saying(contentHtml);
  }

  public EditionFields titled(String newTitle) {
    return new EditionFields(
        newTitle, documentNumber, classes, disclosure, days, summary, keywords, contentHtml);
  }

  public EditionFields numbered(@Nullable String number) {
    return new EditionFields(
        title, number, classes, disclosure, days, summary, keywords, contentHtml);
  }

  public EditionFields classed(Classes newClasses) {
    return new EditionFields(
        title, documentNumber, newClasses, disclosure, days, summary, keywords, contentHtml);
  }

  public EditionFields disclosed(Disclosure newDisclosure) {
    return new EditionFields(
        title, documentNumber, classes, newDisclosure, days, summary, keywords, contentHtml);
  }

  public EditionFields dated(Days newDays) {
    return new EditionFields(
        title, documentNumber, classes, disclosure, newDays, summary, keywords, contentHtml);
  }

  public EditionFields summed(@Nullable String newSummary, List<String> newKeywords) {
    return new EditionFields(
        title, documentNumber, classes, disclosure, days, newSummary, newKeywords, contentHtml);
  }

  public EditionFields saying(String html) {
    return new EditionFields(
        title, documentNumber, classes, disclosure, days, summary, keywords, html);
  }

  /**
   * The same without stray blanks, with its number in the right spelling and its text cleaned; what
   * is kept.
   */
  EditionFields tidy() {
    return new EditionFields(
        line(title),
        documentNumber == null || documentNumber.isBlank()
            ? null
            : DocumentNumber.parse(documentNumber)
                .map(DocumentNumber::display)
                .orElse(line(documentNumber)),
        new Classes(
            blank(classes.genre()),
            blank(classes.theme()),
            blank(classes.duty()),
            blank(classes.audience())),
        new Disclosure(disclosure.attribute(), blank(disclosure.reason())),
        days,
        blank(summary),
        keywords.stream()
            .map(EditionFields::line)
            .filter(k -> !k.isEmpty())
            .distinct()
            .limit(20)
            .toList(),
        RichText.clean(contentHtml));
  }

  private static String line(String text) {
    return BLANKS.matcher(text).replaceAll(" ").strip();
  }

  private static @Nullable String blank(@Nullable String text) {
    return text == null || text.isBlank() ? null : text.replace("\u0000", "").strip();
  }
}
