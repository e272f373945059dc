package org.chengming.gate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.chengming.gate.FileFinding.Kind;
import org.chengming.gate.Outgoing.File;
import org.chengming.web.Missing;
import org.springframework.stereotype.Component;

/** What the reports on files mean for their way out. */
@Component
class FilesGoing {
  /** More places of one kind are counted, not named. */
  private static final int NAMED = 5;

  private final FileReports reports;
  private final GateSettings settings;
  private final TextCheck check;

  FilesGoing(FileReports reports, GateSettings settings, TextCheck check) {
    this.reports = reports;
    this.settings = settings;
    this.check = check;
  }

  /** What the name tells that a file goes out with. */
  List<Found> named(String subject, File file) {
    return check.find(Naming.ofFile(file.name())).stream()
        .map(
            finding ->
                new Found(
                    key(subject, file, "NAME " + finding.kind() + " " + finding.start()),
                    finding.kind().label(),
                    finding.why(),
                    settings.of(finding),
                    finding.confidence(),
                    List.of(),
                    file.sha256(),
                    List.of(Places.FILE_NAME),
                    finding.instead(),
                    false,
                    true,
                    null))
        .toList();
  }

  /** What is known of a stored file; one nobody looked into yet waits for its turn from now on. */
  List<Found> look(String subject, File file) {
    try {
      return of(subject, file, reports.find(file.sha256()));
    } catch (Missing e) {
      return List.of(whole(subject, file, "MISSING", "不在了", "这个附件的文件找不到了，请重新上传。", false));
    }
  }

  /** What a report on a file means. */
  List<Found> of(String subject, File file, FileReport report) {
    return switch (report) {
      case FileReport.Pending p ->
          List.of(whole(subject, file, "PENDING", "还没有检查完", "这个文件还在检查，一般几秒钟，请稍后再试。", false));
      case FileReport.Unreadable u -> List.of(unreadable(subject, file, u.trouble()));
      case FileReport.Inspected i -> inspected(subject, file, i);
    };
  }

  /**
   * What a program cannot look into but a person can hear or read to its end, that person may pass.
   */
  private static Found unreadable(String subject, File file, FileTrouble trouble) {
    return switch (trouble) {
      case NOT_LOOKED_INTO, TOO_LARGE, TOO_LONG ->
          whole(subject, file, trouble.name(), "查不了的内容", trouble.sentence(), true);
      default -> whole(subject, file, trouble.name(), "打不开", trouble.sentence(), false);
    };
  }

  private static Found whole(
      String subject, File file, String what, String label, String why, boolean passable) {
    return new Found(
        key(subject, file, what),
        label,
        why,
        Policy.BLOCK,
        1,
        List.of(),
        file.sha256(),
        List.of(file.name()),
        null,
        false,
        passable,
        null);
  }

  private static String key(String subject, File file, String what) {
    return Keys.of(subject, "FILE " + what, file.sha256());
  }

  /** One for each kind and sort: forty comments are ruled on at once. */
  private List<Found> inspected(String subject, File file, FileReport.Inspected report) {
    var groups = new LinkedHashMap<String, List<FileFinding>>();
    for (var finding : report.findings()) {
      if (policy(finding) != Policy.IGNORE) {
        var sort = finding.kind() == Kind.PERSONAL_DATA ? finding.detail() : "";
        var what =
            "%s %s %s %s".formatted(finding.kind(), sort, policy(finding), finding.removed());
        groups.computeIfAbsent(what, k -> new ArrayList<>()).add(finding);
      }
    }
    var all = new ArrayList<Found>();
    groups.forEach((what, group) -> all.add(group(key(subject, file, what), file, group, report)));
    if (report.more() > 0) {
      all.add(
          whole(
              subject,
              file,
              "MORE " + report.more(),
              "另外%d处没有列出的内容".formatted(report.more()),
              "这个文件里要处理的太多，请在本机改好再上传。",
              true));
    }
    return all;
  }

  private Found group(String key, File file, List<FileFinding> group, FileReport.Inspected report) {
    var first = group.getFirst();
    var places = new ArrayList<String>();
    group.stream().limit(NAMED).forEach(f -> places.add(place(file, f)));
    if (group.size() > NAMED) {
      places.add("等%d处".formatted(group.size()));
    }
    var trouble = report.noCopy();
    return new Found(
        key,
        label(first),
        first.removed() && trouble != null ? trouble.sentence() : "",
        policy(first),
        confidence(first),
        List.of(),
        file.sha256(),
        places,
        null,
        first.removed() && trouble == null,
        true,
        null);
  }

  private static String place(File file, FileFinding finding) {
    var place = "%s，%s".formatted(file.name(), finding.place().chinese());
    return finding.excerpt().isEmpty() ? place : "%s：%s".formatted(place, finding.excerpt());
  }

  private Policy policy(FileFinding finding) {
    if (finding.confidence() == FileFinding.Confidence.LOW) {
      return Policy.ASK;
    }
    return switch (finding.kind()) {
      case PERSONAL_DATA -> personal(finding);
      case HIDDEN_SHEET,
          HIDDEN_ROW,
          HIDDEN_COLUMN,
          HIDDEN_SLIDE,
          HIDDEN_TEXT,
          HIDDEN_LAYER,
          COVERED_TEXT,
          COMMENT,
          TRACKED_CHANGE,
          SPEAKER_NOTE,
          PIVOT_CACHE,
          EMBEDDED_FILE,
          MACRO,
          SCRIPT,
          OLDER_VERSION,
          PICTURE_PLACE,
          CROPPED_PICTURE,
          TRAILING_DATA ->
          Policy.BLOCK;
      default -> Policy.ASK;
    };
  }

  /** As for the same in a text, by the settings of the installation. */
  private Policy personal(FileFinding finding) {
    var policy =
        sort(finding).map(k -> settings.policy().getOrDefault(k, k.usual())).orElse(Policy.BLOCK);
    return policy == Policy.BLOCK && confidence(finding) < settings.sure() ? Policy.ASK : policy;
  }

  private static String label(FileFinding finding) {
    return finding.kind() == Kind.PERSONAL_DATA
        ? sort(finding).map(FindingKind::label).orElse(Kind.PERSONAL_DATA.chinese())
        : finding.kind().chinese();
  }

  private static Optional<FindingKind> sort(FileFinding finding) {
    return Stream.of(FindingKind.values())
        .filter(k -> k.name().equals(finding.detail()))
        .findFirst();
  }

  private static double confidence(FileFinding finding) {
    return switch (finding.confidence()) {
      case HIGH -> 0.95;
      case MEDIUM -> 0.7;
      case LOW -> 0.4;
    };
  }
}
