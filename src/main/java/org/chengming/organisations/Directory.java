package org.chengming.organisations;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chengming.database.Announcements;
import org.chengming.database.Snapshot;
import org.chengming.organisations.db.tables.records.BodyRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The directory of bodies as it stands today, read again when anything of it has changed. */
@Component
class Directory {
  private static final Comparator<BodyRecord> SIBLINGS =
      Comparator.comparing(BodyRecord::getOutside)
          .thenComparing(r -> BodyLevel.valueOf(r.getLevel()))
          .thenComparing(r -> BodyKind.valueOf(r.getKind()))
          .thenComparing(r -> Optional.ofNullable(r.getDivisionCode()).orElse(""))
          .thenComparing(BodyRecord::getId);

  private final BodyRepository repository;
  private final Clock clock;
  private final Snapshot<BodyDirectory> snapshot;

  Directory(BodyRepository repository, Clock clock, Announcements announcements) {
    this.repository = repository;
    this.clock = clock;
    this.snapshot = new Snapshot<>(announcements, "bodies", this::version, this::read);
  }

  BodyDirectory bodies() {
    return snapshot.get();
  }

  /** Says that the running transaction changed bodies. */
  void changed() {
    snapshot.changed();
  }

  /**
   * The tree depends on the day as well: a succession decided for the first of January moves it
   * then.
   */
  private Version version() {
    return new Version(repository.revision(), LocalDate.now(clock));
  }

  private record Version(long revision, LocalDate day) {}

  private BodyDirectory read() {
    var version = version();
    var successions = repository.successions();
    var heirs = heirs(successions, version.day());
    var children = new HashMap<Long, List<BodyRecord>>();
    for (var record : repository.bodies()) {
      var parent =
          record.getParentId() == null ? 0L : heir(record.getParentId(), record.getId(), heirs);
      children.computeIfAbsent(parent, p -> new ArrayList<>()).add(record);
    }
    children.values().forEach(list -> list.sort(SIBLINGS));
    var tree = new ArrayList<Body>();
    grow(tree, null, "", children, repository.contacts());
    return new BodyDirectory(version.revision(), tree, successions, heirs);
  }

  /** Who took over the whole of a body; after a split nobody did. */
  private static Map<Long, Long> heirs(List<Succession> successions, LocalDate day) {
    var heirs = new HashMap<Long, Long>();
    for (var succession : successions) {
      if (succession.kind() != SuccessionKind.SPLIT && !succession.effectiveOn().isAfter(day)) {
        heirs.put(succession.predecessorId(), succession.successorId());
      }
    }
    return heirs;
  }

  private static long heir(long parent, long child, Map<Long, Long> heirs) {
    var heir = heirs.get(parent);
    return heir == null || heir == child ? parent : heir(heir, child, heirs);
  }

  private static void grow(
      List<Body> tree,
      @Nullable Body parent,
      String parentPath,
      Map<Long, List<BodyRecord>> children,
      Map<Long, List<ContactPoint>> contacts) {
    for (var record : children.getOrDefault(parent == null ? 0L : parent.id(), List.of())) {
      var body = body(record, parent, parentPath + record.getId() + ".", contacts);
      tree.add(body);
      grow(tree, body, body.path(), children, contacts);
    }
  }

  private static Body body(
      BodyRecord r, @Nullable Body parent, String path, Map<Long, List<ContactPoint>> contacts) {
    return new Body(
        r.getId(),
        r.getCode(),
        r.getName(),
        r.getShortName(),
        r.getNameEn(),
        BodyLevel.valueOf(r.getLevel()),
        BodyKind.valueOf(r.getKind()),
        r.getDivisionCode(),
        parent == null ? null : parent.id(),
        path,
        r.getUscc() == null ? null : new Uscc(r.getUscc()),
        new OrganisationCode(r.getOrganisationCode()),
        r.getGuide(),
        r.getOutside(),
        r.getFoundedOn(),
        r.getEndedOn(),
        contacts.getOrDefault(r.getId(), List.of()));
  }
}
