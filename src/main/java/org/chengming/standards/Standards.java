package org.chengming.standards;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.chengming.database.Announcements;
import org.chengming.database.Snapshot;
import org.chengming.organisations.Body;
import org.chengming.web.Missing;
import org.chengming.web.PublicRevision;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The standards that are valid, read from memory. */
@Component
public class Standards implements PublicRevision {
  private final StandardRepository repository;
  private final Snapshot<Current> current;

  /** All valid standards at one moment, and the tags of bodies. */
  record Current(
      long revision,
      Map<String, Standard> byCode,
      Map<Long, Place> byItem,
      Map<Long, Set<String>> tags) {
    Collection<Standard> all() {
      return byCode.values();
    }

    /** Another one when another version of any is valid. */
    long versions() {
      return all().stream().map(Standard::versionId).toList().hashCode();
    }
  }

  /** An item within its standard. */
  public record Place(Standard standard, DutyItem item) {}

  Standards(StandardRepository repository, Announcements announcements) {
    this.repository = repository;
    this.current = new Snapshot<>(announcements, "standards", repository::revision, this::read);
  }

  private Current read() {
    var revision = repository.revision();
    var byCode =
        repository.published().stream()
            .collect(
                Collectors.toMap(
                    Standard::code, Function.identity(), (a, b) -> a, LinkedHashMap::new));
    var byItem = new LinkedHashMap<Long, Place>();
    byCode.values().forEach(s -> s.items().forEach(i -> byItem.put(i.id(), new Place(s, i))));
    return new Current(revision, byCode, byItem, repository.tags());
  }

  @Override
  public String current() {
    return "standards " + current.get().revision();
  }

  Current snapshot() {
    return current.get();
  }

  void changed() {
    current.changed();
  }

  /** Laws first, then sectors, then what single bodies have of their own. */
  public List<Standard> all() {
    return List.copyOf(current.get().all());
  }

  public Optional<Standard> find(String code) {
    return Optional.ofNullable(current.get().byCode().get(code));
  }

  /**
   * @throws Missing when no valid one has the code
   */
  public Standard get(String code) {
    return find(code).orElseThrow(() -> new Missing("Standard " + code));
  }

  /** An item of a valid standard. */
  public Optional<Place> item(long id) {
    return Optional.ofNullable(current.get().byItem().get(id));
  }

  /** An item by the codes that addresses name it by. */
  public Place item(String standard, String code) {
    var found = get(standard);
    return found.items().stream()
        .filter(i -> i.code().equals(code))
        .findFirst()
        .map(i -> new Place(found, i))
        .orElseThrow(() -> new Missing("Item %s of standard %s".formatted(code, standard)));
  }

  /**
   * Whether a standard could bind the body, and by what.
   *
   * @param bySelf it does by kind, level and name, whatever tags the body bears
   * @param tag the tag by which it binds others, null where there is none
   * @param tagged whether the body bears it
   */
  public record Reach(Standard standard, boolean bySelf, @Nullable String tag, boolean tagged) {
    public boolean binds() {
      return bySelf || tagged;
    }
  }

  /** What could bind the body, in the order of standards; its own items are left out. */
  public List<Reach> reaching(Body body) {
    var snapshot = current.get();
    var borne = snapshot.tags().getOrDefault(body.id(), Set.of());
    var reaching = new ArrayList<Reach>();
    for (var standard : snapshot.all()) {
      var tags = standard.scope().tags();
      var self = standard.scope().binds(body, Set.of());
      if (standard.kind() != Standard.Kind.OWN
          && !standard.itemsFor(body.level()).isEmpty()
          && (self || standard.scope().binds(body, Set.copyOf(tags)))) {
        reaching.add(
            new Reach(
                standard,
                self,
                tags.isEmpty() ? null : tags.getFirst(),
                tags.stream().anyMatch(borne::contains)));
      }
    }
    return reaching;
  }

  /** A published version, old or valid, with its items. */
  public Standard version(String code, int number) {
    return repository
        .version(get(code).id(), number)
        .filter(v -> v.publishedAt() != null)
        .orElseThrow(() -> new Missing("Version %d of standard %s".formatted(number, code)));
  }

  /** All published versions without their items, newest first. */
  public List<Standard> versions(String code) {
    return repository.versions(get(code).id()).stream()
        .filter(v -> v.publishedAt() != null)
        .toList();
  }
}
