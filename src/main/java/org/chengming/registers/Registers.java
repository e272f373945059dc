package org.chengming.registers;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.chengming.database.Announcements;
import org.chengming.database.Snapshot;
import org.chengming.registers.db.tables.records.DefinitionRecord;
import org.chengming.web.Missing;
import org.chengming.web.PublicRevision;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;

/**
 * The registers there are, and where each stands. At the start those that are shipped are taken in,
 * and their tables made or widened; of each the version with the highest number counts, on every
 * node, wherever it was made.
 */
@Component
public class Registers implements SmartInitializingSingleton, PublicRevision {
  static final String TOPIC = "registers";

  private final RegisterRepository repository;
  private final Clock clock;
  private final Snapshot<Copy> copy;

  /** Definitions as they were read, by register, version and hash; few, and none is large. */
  private final Map<String, RegisterDefinition> read = new ConcurrentHashMap<>();

  Registers(RegisterRepository repository, Announcements announcements, Clock clock) {
    this.repository = repository;
    this.clock = clock;
    this.copy = new Snapshot<>(announcements, TOPIC, repository::revision, this::load);
  }

  private record Copy(
      Map<String, RegisterDefinition> definitions,
      Map<String, Standing> standings,
      Set<Long> demo,
      int versions) {}

  /**
   * @param records how many it holds
   * @param updatedAt when something was brought last; null before the first time
   * @param batch the number of that edition, 0 before the first time
   * @param demo whether records the demo province invented are among them
   */
  public record Standing(long records, @Nullable Instant updatedAt, long batch, boolean demo) {
    static final Standing EMPTY = new Standing(0, null, 0, false);
  }

  @Override
  public void afterSingletonsInstantiated() {
    var now = clock.instant();
    var shipped = new HashMap<String, RegisterDefinition>();
    Definitions.shipped().forEach(register -> shipped.put(register.name(), register));
    shipped.values().forEach(register -> RegisterView.check(register, shipped::get));
    Definitions.shippedTexts().forEach(written -> repository.takeIn(written, now));
    copy.changed();
  }

  private Copy load() {
    var definitions = new TreeMap<String, RegisterDefinition>();
    repository.newest().forEach(row -> definitions.put(row.getRegister(), read(row)));
    var versions = definitions.values().stream().mapToInt(RegisterDefinition::version).sum();
    return new Copy(definitions, repository.standings(), repository.demoBatches(), versions);
  }

  private RegisterDefinition read(DefinitionRecord row) {
    return read.computeIfAbsent(
        row.getRegister() + " " + row.getVersion() + " " + row.getContentSha256(),
        k -> Definitions.read(row.getContent()));
  }

  @Override
  public String current() {
    var now = copy.get();
    return now.standings().values().stream().mapToLong(Standing::batch).max().orElse(0)
        + "-"
        + now.versions();
  }

  public List<RegisterDefinition> all() {
    return new ArrayList<>(copy.get().definitions().values());
  }

  public Optional<RegisterDefinition> find(String name) {
    return Optional.ofNullable(copy.get().definitions().get(name));
  }

  /**
   * @throws Missing when there is none
   */
  public RegisterDefinition get(String name) {
    return find(name).orElseThrow(() -> new Missing("Register " + name));
  }

  /** As it was in a version; as it is now where nobody kept the text of that one. */
  RegisterDefinition version(RegisterDefinition now, int version) {
    return version == now.version()
        ? now
        : repository.versions(now.name()).stream()
            .filter(row -> row.getVersion() == version && row.getContent() != null)
            .findFirst()
            .map(this::read)
            .orElse(now);
  }

  public Standing standing(String name) {
    return copy.get().standings().getOrDefault(name, Standing.EMPTY);
  }

  /** Whether the demo province invented this record, as it stands. */
  public boolean isDemo(RegisterRecord record) {
    return copy.get().demo().contains(record.batch());
  }

  void changed() {
    copy.changed();
  }
}
