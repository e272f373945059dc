package org.chengming.operations;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.chengming.actors.Actor;
import org.chengming.database.DatabaseStanding;
import org.springframework.stereotype.Component;

/** How the installation stands, for whoever runs it. */
@Component
public class Status {
  /**
   * @param limit in words; empty where there is none
   * @param standing what the measure's colour says
   */
  public record Line(
      String name, String label, String value, String limit, boolean ofNode, Standing standing) {}

  /** Where a measure stands to its limit. */
  public enum Standing {
    GOOD,
    CROSSED,
    UNKNOWN
  }

  /**
   * @param overAt null while it lasts
   */
  public record AlertLine(
      String label,
      String words,
      String node,
      Instant crossedAt,
      @org.jspecify.annotations.Nullable Instant overAt) {}

  /**
   * @param application version of the program; empty where it was not packaged
   * @param schemas module to the version of its schema
   */
  public record Versions(
      String application, String java, String postgres, Map<String, String> schemas) {}

  private final Readings readings;
  private final AlertRepository alerts;
  private final AlertMails mails;
  private final DatabaseStanding database;
  private final Node node;

  Status(
      Readings readings,
      AlertRepository alerts,
      AlertMails mails,
      DatabaseStanding database,
      Node node) {
    this.readings = readings;
    this.alerts = alerts;
    this.mails = mails;
    this.database = database;
    this.node = node;
  }

  /** Sorted by name; of this node and of the installation. */
  public List<Line> measures(Actor actor) {
    require(actor);
    return readings.all().stream().map(Status::line).toList();
  }

  private static Line line(Reading reading) {
    var measure = reading.measure();
    var at = reading.limit().at();
    var limit =
        Double.isNaN(at)
            ? ""
            : (reading.limit().most() ? "不超过 " : "不少于 ") + Reading.words(at, measure.unit());
    return new Line(
        measure.name(),
        measure.label(),
        Reading.words(reading.value(), measure.unit()),
        limit,
        measure.scope() == OperationalMeasure.Scope.NODE,
        !reading.known() ? Standing.UNKNOWN : reading.crossed() ? Standing.CROSSED : Standing.GOOD);
  }

  /** Those that last, then the newest of those that are over. */
  public List<AlertLine> alerts(Actor actor) {
    require(actor);
    var all = new java.util.ArrayList<>(alerts.open());
    all.addAll(alerts.past());
    return all.stream()
        .map(
            a -> new AlertLine(mails.label(a), mails.words(a), a.node(), a.crossedAt(), a.overAt()))
        .toList();
  }

  /** Whether anybody is told of alerts by mail. */
  public boolean told() {
    return mails.on();
  }

  /** Mails about alerts that were given up. */
  public int undelivered() {
    return alerts.undelivered();
  }

  public Optional<DatabaseStanding.TakenBackup> lastBackup(Actor actor) {
    require(actor);
    return database.lastBackup();
  }

  public List<DatabaseStanding.OfReplica> replicas(Actor actor) {
    require(actor);
    return database.replicas();
  }

  public Versions versions(Actor actor) {
    require(actor);
    return new Versions(
        Objects.requireNonNullElse(Status.class.getPackage().getImplementationVersion(), ""),
        Runtime.version().toString(),
        database.version(),
        database.schemas());
  }

  public String node() {
    return node.name();
  }

  public Instant startedAt() {
    return node.startedAt();
  }

  private static void require(Actor actor) {
    Operators.require(actor, "see how the installation stands");
  }
}
