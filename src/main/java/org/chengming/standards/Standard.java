package org.chengming.standards;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.chengming.organisations.BodyLevel;
import org.chengming.web.Words;
import org.jspecify.annotations.Nullable;

/**
 * A standard as it stands in one of its versions.
 *
 * @param leadBodyId the body that edits it; null where supervisors at the top do
 * @param ownBodyId the body whose own items these are; null for a law or a sector
 * @param version its number, from 1
 * @param since the day from which the first version was valid, and bodies are bound
 * @param validFrom the day from which this version is
 * @param begun by the number of an item, from when on a version asked for it by the limit it has
 */
public record Standard(
    long id,
    String code,
    Kind kind,
    String title,
    String titleEn,
    @Nullable Long leadBodyId,
    @Nullable Long ownBodyId,
    long versionId,
    int version,
    Scope scope,
    LocalDate since,
    @Nullable LocalDate validFrom,
    @Nullable Instant publishedAt,
    @Nullable String changeNote,
    List<DutyItem> items,
    Map<Long, LocalDate> begun) {

  /** Where its items come from. */
  public enum Kind {
    LAW,
    SECTOR,
    OWN
  }

  public Standard {
    items = List.copyOf(items);
    begun = Map.copyOf(begun);
  }

  /** From when on it asks for the item by the limit that it has; never before itself. */
  LocalDate begun(DutyItem item) {
    return begun.getOrDefault(item.id(), since);
  }

  public String label(Words t) {
    return t.english() ? titleEn : title;
  }

  public List<DutyItem> itemsFor(BodyLevel level) {
    return items.stream().filter(i -> i.binds(level)).toList();
  }
}
