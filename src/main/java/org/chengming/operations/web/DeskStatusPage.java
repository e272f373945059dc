package org.chengming.operations.web;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.chengming.database.DatabaseStanding.OfReplica;
import org.chengming.database.DatabaseStanding.TakenBackup;
import org.chengming.operations.Status.AlertLine;
import org.chengming.operations.Status.Line;
import org.chengming.operations.Status.Standing;
import org.chengming.operations.Status.Versions;
import org.chengming.web.Dates;
import org.chengming.web.Words;
import org.jspecify.annotations.Nullable;

/**
 * @param told whether anybody is told of alerts by mail
 * @param undelivered mails about alerts that were given up
 */
record DeskStatusPage(
    List<Line> measures,
    List<AlertLine> alerts,
    boolean told,
    int undelivered,
    @Nullable TakenBackup backup,
    List<OfReplica> replicas,
    Versions versions,
    String node,
    Instant startedAt) {

  static String moment(@Nullable Instant at) {
    return at == null ? "" : Dates.moment(at, Words.CHINESE);
  }

  static boolean crossed(Line line) {
    return line.standing() == Standing.CROSSED;
  }

  static boolean unknown(Line line) {
    return line.standing() == Standing.UNKNOWN;
  }

  long lasting() {
    return alerts.stream().filter(a -> a.overAt() == null).count();
  }

  static String backupWords(TakenBackup backup) {
    return String.format(
        Locale.ROOT,
        "%s，%,d 行、%,d 个文件，%,d 字节%s",
        moment(backup.at()),
        backup.rows(),
        backup.files(),
        backup.bytes(),
        backup.lacking() > 0
            ? String.format(Locale.ROOT, "；另有 %,d 个文件在存储桶里，要单独备份", backup.lacking())
            : "");
  }

  static String standing(OfReplica replica) {
    var behind = replica.behind();
    return (replica.readFrom() ? "在用" : "没有用：" + replica.trouble())
        + (behind == null
            ? ""
            : String.format(Locale.ROOT, "，落后不超过 %.1f 秒", behind.toMillis() / 1e3));
  }

  String schemas() {
    return versions.schemas().entrySet().stream()
        .map(schema -> schema.getKey() + " " + schema.getValue())
        .collect(Collectors.joining("，"));
  }
}
