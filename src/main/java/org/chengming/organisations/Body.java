package org.chengming.organisations;

import java.time.LocalDate;
import java.util.List;
import org.chengming.web.Words;
import org.jspecify.annotations.Nullable;

/**
 * A public body (公开主体) as it stands today.
 *
 * @param code its place in addresses: {@code /bodies/jms-qianjin-office}
 * @param divisionCode GB/T 2260 or township code of the area it serves
 * @param parentId the body above it; when that one was renamed or merged, its successor
 * @param path ids from the root to this body, each followed by a dot: {@code "1.42."}; what roles
 *     are granted over
 * @param guide text of its disclosure guide (公开指南, Art. 12), paragraphs separated by blank lines
 * @param outside a body outside this installation whose documents are held for reference; it has no
 *     desk
 * @param foundedOn first day on which it acts, null when unknown
 * @param endedOn first day on which it no longer acts, null while it stands
 */
public record Body(
    long id,
    String code,
    String name,
    @Nullable String shortName,
    @Nullable String nameEn,
    BodyLevel level,
    BodyKind kind,
    @Nullable String divisionCode,
    @Nullable Long parentId,
    String path,
    @Nullable Uscc uscc,
    OrganisationCode organisationCode,
    @Nullable String guide,
    boolean outside,
    @Nullable LocalDate foundedOn,
    @Nullable LocalDate endedOn,
    List<ContactPoint> contacts) {

  public Body {
    contacts = List.copyOf(contacts);
  }

  /** Its name in the reader's language; the Chinese one where no English stands. */
  public String label(Words t) {
    return t.english() && nameEn != null ? nameEn : name;
  }

  /** What it is called where space is short. */
  public String brief() {
    return shortName == null ? name : shortName;
  }

  public boolean standsOn(LocalDate day) {
    return (foundedOn == null || !day.isBefore(foundedOn))
        && (endedOn == null || day.isBefore(endedOn));
  }

  /** The number of bodies above it. */
  public int depth() {
    return (int) path.chars().filter(c -> c == '.').count() - 1;
  }

  /** The path of the body above, empty for a root. */
  public String parentPath() {
    return path.substring(0, path.lastIndexOf('.', path.length() - 2) + 1);
  }
}
