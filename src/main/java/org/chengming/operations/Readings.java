package org.chengming.operations;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import org.springframework.stereotype.Component;

/** All measures of this installation, for the page, the metrics and the alerts alike. */
@Component
class Readings {
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private final List<Watched> all;

  Readings(List<OperationalMeasure> measures, OperationsSettings settings, MeterRegistry metrics) {
    var names = new HashSet<String>();
    for (var measure : measures) {
      if (!names.add(measure.name())) {
        throw new IllegalStateException("Two measures are named " + measure.name());
      }
    }
    settings.requireNames(names);
    all =
        measures.stream()
            .sorted(Comparator.comparing(OperationalMeasure::name))
            .map(measure -> new Watched(measure, settings.limit(measure)))
            .toList();
    all.forEach(watched -> export(watched, metrics));
  }

  private static void export(Watched watched, MeterRegistry metrics) {
    var measure = watched.measure();
    var gauge =
        Gauge.builder("chengming." + measure.name(), watched, w -> w.reading(until()).value())
            .description(measure.label());
    (measure.unit().base().isEmpty() ? gauge : gauge.baseUnit(measure.unit().base()))
        .register(metrics);
  }

  /** Sorted by name; read at once, and waited for a moment together. */
  List<Reading> all() {
    all.forEach(Watched::ask);
    var until = until();
    return all.stream().map(watched -> watched.reading(until)).toList();
  }

  private static long until() {
    return System.nanoTime() + PATIENCE.toNanos();
  }
}
