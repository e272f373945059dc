package org.chengming.publishing;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.chengming.gate.FileReports;
import org.chengming.gate.Found;
import org.chengming.gate.Outgoing;
import org.chengming.gate.Verdict;
import org.chengming.gate.WayOut;
import org.chengming.web.Refused.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The gate on the way in: what comes from elsewhere would be public at once, so what may not be is
 * masked where its source is trusted with that, and kept for a person otherwise.
 */
@Component
class IntakeGate {
  private final WayOut gate;
  private final FileReports reports;
  private final PublishingSettings settings;

  IntakeGate(WayOut gate, FileReports reports, PublishingSettings settings) {
    this.gate = gate;
    this.reports = reports;
    this.settings = settings;
  }

  /** Tidies, hashes and looks at the words; needs no database, so all cores do it at once. */
  IntakeItem item(IncomingDocument incoming) {
    var fields = incoming.fields().tidy();
    var sent = ContentHash.of(fields, incoming.attachments());
    var words = new EditionWords(fields, null, kept(incoming));
    var blocking = blocking(words);
    if (blocking.isEmpty()) {
      return new IntakeItem(incoming, fields, sent, null, null);
    }
    if (!settings.maskSources().contains(incoming.source())) {
      return new IntakeItem(incoming, fields, sent, null, sentences(words));
    }
    var masked = new ArrayList<Found>();
    for (var next = maskable(blocking); next != null; next = maskable(blocking)) {
      masked.add(next);
      words = words.replaced(next.spots(), next.instead() == null ? "" : next.instead());
      blocking = blocking(words);
    }
    return new IntakeItem(
        incoming,
        words.fields(),
        sent,
        masked.isEmpty() ? null : masked(masked),
        blocking.isEmpty() ? null : sentences(words));
  }

  /**
   * Keeps those whose files nobody has looked into, or hold what must not go out. Files of the demo
   * are drawn by this program from a seed.
   */
  void files(Collection<IntakeItem> items) {
    for (var item : items) {
      if (!item.incoming.attachments().isEmpty() && !item.incoming.demo()) {
        files(item);
      }
    }
  }

  private void files(IntakeItem item) {
    var files =
        item.incoming.attachments().stream()
            .map(a -> new Outgoing.File(a.name(), a.sha256()))
            .toList();
    var verdict = gate.look(new Outgoing("intake", List.of(), files));
    if (verdict.blocking().isEmpty()) {
      return;
    }
    item.waits = item.held == null && waits(verdict);
    item.held =
        item.waits
            ? files.stream()
                .map(Outgoing.File::name)
                .collect(Collectors.joining("、", "附件（", "）还在检查，没有要处理的就自动公开。"))
            : (item.held == null ? "" : item.held) + joined(verdict.problems());
  }

  /** Whether nothing stands in its way but files that nobody has looked into yet. */
  boolean waits(Verdict verdict) {
    var pending =
        reports.pending(
            verdict.blocking().stream().map(Found::file).filter(Objects::nonNull).toList());
    return verdict.blocking().stream().map(Found::file).allMatch(pending::contains);
  }

  /** Names of files are not masked: they say which file of the source it is. */
  private static @Nullable Found maskable(List<Found> blocking) {
    return blocking.stream()
        .filter(f -> f.instead() != null)
        .filter(f -> f.spots().stream().noneMatch(s -> s.field().startsWith("attachment")))
        .findFirst()
        .orElse(null);
  }

  private List<Found> blocking(EditionWords words) {
    return gate.look("intake", words.pieces()).blocking();
  }

  private String sentences(EditionWords words) {
    return joined(gate.look("intake", words.pieces()).problems());
  }

  private static String joined(List<Problem> problems) {
    return problems.stream().map(Problem::sentence).collect(Collectors.joining());
  }

  private static String masked(List<Found> masked) {
    return masked.stream()
        .map(f -> "%s（%s）".formatted(f.label(), f.instead()))
        .distinct()
        .collect(Collectors.joining("、", "已自动遮盖", ""));
  }

  private static List<Pictures.Kept> kept(IncomingDocument incoming) {
    var files = incoming.attachments();
    return IntStream.range(0, files.size())
        .mapToObj(i -> new Pictures.Kept(i, files.get(i)))
        .toList();
  }
}
