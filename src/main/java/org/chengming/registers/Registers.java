package org.chengming.registers;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.chengming.database.Announcements;
import org.chengming.database.Snapshot;
import org.chengming.web.Missing;
import org.chengming.web.PublicRevision;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;

/**
 * The registers there are, and where each stands. At the start those that are shipped are taken in,
 * and their tables made or widened.
 */
@Component
public class Registers implements SmartInitializingSingleton, PublicRevision {
  static final String TOPIC = "registers";

  private final RegisterRepository repository;
  private final Clock clock;
  private final Map<String, RegisterDefinition> definitions = new TreeMap<>();
  private final Snapshot<Map<String, Standing>> standings;

  Registers(RegisterRepository repository, Announcements announcements, Clock clock) {
    this.repository = repository;
    this.clock = clock;
    Definitions.shipped().forEach(d -> definitions.put(d.name(), d));
    this.standings =
        new Snapshot<>(announcements, TOPIC, repository::revision, repository::standings);
  }

  /**
   * @param records how many it holds
   * @param updatedAt when something was brought last; null before the first time
   * @param batch the number of that edition, 0 before the first time
   */
  public record Standing(
      long records, @org.jspecify.annotations.Nullable Instant updatedAt, long batch) {
    static final Standing EMPTY = new Standing(0, null, 0);
  }

  @Override
  public void afterSingletonsInstantiated() {
    var now = clock.instant();
    definitions.values().forEach(register -> RegisterView.check(register, definitions::get));
    definitions.values().forEach(definition -> repository.takeIn(definition, now));
  }

  @Override
  public String current() {
    return Long.toString(
        standings.get().values().stream().mapToLong(Standing::batch).max().orElse(0));
  }

  public List<RegisterDefinition> all() {
    return new ArrayList<>(definitions.values());
  }

  public Optional<RegisterDefinition> find(String name) {
    return Optional.ofNullable(definitions.get(name));
  }

  /**
   * @throws Missing when there is none
   */
  public RegisterDefinition get(String name) {
    return find(name).orElseThrow(() -> new Missing("Register " + name));
  }

  public Standing standing(String name) {
    return standings.get().getOrDefault(name, Standing.EMPTY);
  }

  void changed() {
    standings.changed();
  }
}
