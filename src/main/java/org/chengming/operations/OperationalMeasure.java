package org.chengming.operations;

import java.time.Duration;
import java.util.function.DoubleSupplier;

/**
 * A number that operators watch; each module contributes its own as beans. It stands on the status
 * page, is exported as the metric {@code chengming_<name>}, and raises an alert beyond its limit.
 *
 * @param name lower-case words with dots and dashes, {@code mail.waiting}; also names its limit in
 *     the settings
 * @param label in Chinese
 * @param limit unless the settings say another; {@link Limit#NONE} where only an installation can
 *     know
 * @param every how long a reading may be shown before it is read again
 * @param value reads it; may throw, and may be NaN where there is nothing to tell
 */
public record OperationalMeasure(
    String name,
    String label,
    Unit unit,
    Scope scope,
    Limit limit,
    Duration every,
    DoubleSupplier value) {
  private static final Duration OFTEN = Duration.ofSeconds(10);

  /** In what it is counted; the base unit of the metric. */
  public enum Unit {
    COUNT(""),
    SECONDS("seconds"),
    BYTES("bytes"),
    /** From 0 to 1; limits too. */
    RATIO("ratio");

    private final String base;

    Unit(String base) {
      this.base = base;
    }

    String base() {
      return base;
    }
  }

  /** Whether each node has its own, or all of them show the same. */
  public enum Scope {
    NODE,
    INSTALLATION
  }

  /**
   * @param most whether more than {@code at} is too much; otherwise less is too little
   * @param at NaN where there is no limit
   */
  public record Limit(boolean most, double at) {
    public static final Limit NONE = new Limit(true, Double.NaN);

    public static Limit atMost(double at) {
      return new Limit(true, at);
    }

    public static Limit atLeast(double at) {
      return new Limit(false, at);
    }

    /** Nothing is beyond no limit, and what is not known is beyond none. */
    boolean crossedBy(double value) {
      return most ? value > at : value < at;
    }

    boolean worse(double value, double than) {
      return most ? value > than : value < than;
    }
  }

  public OperationalMeasure {
    if (!name.matches("[a-z]+([.-][a-z]+)*")) {
      throw new IllegalArgumentException(
          "A measure is named like mail.waiting, got \"%s\"".formatted(name));
    }
  }

  /** A number of the whole installation, read every ten seconds, without a limit of its own. */
  public static OperationalMeasure count(String name, String label, DoubleSupplier value) {
    return new OperationalMeasure(
        name, label, Unit.COUNT, Scope.INSTALLATION, Limit.NONE, OFTEN, value);
  }

  public OperationalMeasure in(Unit other) {
    return new OperationalMeasure(name, label, other, scope, limit, every, value);
  }

  public OperationalMeasure ofEachNode() {
    return new OperationalMeasure(name, label, unit, Scope.NODE, limit, every, value);
  }

  public OperationalMeasure limited(Limit other) {
    return new OperationalMeasure(name, label, unit, scope, other, every, value);
  }

  public OperationalMeasure every(Duration other) {
    return new OperationalMeasure(name, label, unit, scope, limit, other, value);
  }
}
