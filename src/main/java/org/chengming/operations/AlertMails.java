package org.chengming.operations;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.chengming.mail.MailSettings;
import org.chengming.mail.Postman;
import org.chengming.mail.Postman.Undelivered;
import org.chengming.operations.AlertRepository.Due;
import org.chengming.operations.AlertRepository.Turn;
import org.chengming.web.Dates;
import org.chengming.web.SiteIdentity;
import org.chengming.web.Words;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Tells who runs the site of alerts. One that may have arrived is sent again, unlike a notice to an
 * applicant: twice is better than never.
 */
@Component
class AlertMails {
  private static final Logger log = LoggerFactory.getLogger(AlertMails.class);
  private static final int LONGEST_WAIT = 60;

  private final AlertRepository alerts;
  private final Postman postman;
  private final MailSettings mail;
  private final OperationsSettings settings;
  private final SiteIdentity site;
  private final Map<String, OperationalMeasure> measures;

  AlertMails(
      AlertRepository alerts,
      Postman postman,
      MailSettings mail,
      OperationsSettings settings,
      SiteIdentity site,
      List<OperationalMeasure> measures) {
    if (!settings.alerts().to().isEmpty() && !mail.on()) {
      log.warn("chengming.operations.alerts.to is set, but no chengming.mail.host: nobody is told");
    }
    this.alerts = alerts;
    this.postman = postman;
    this.mail = mail;
    this.settings = settings;
    this.site = site;
    this.measures =
        measures.stream().collect(Collectors.toMap(OperationalMeasure::name, measure -> measure));
  }

  OperationsSettings settings() {
    return settings;
  }

  /** Whether anybody is told. */
  boolean on() {
    return mail.on() && !settings.alerts().to().isEmpty();
  }

  void send() {
    if (mail.on()) {
      alerts.due().forEach(this::send);
    }
  }

  private void send(Due due) {
    try {
      postman.send(due.recipient(), subject(due), text(due), messageId(due));
    } catch (Undelivered failed) {
      log.warn("An alert was not sent ({}), try {}", failed.word(), due.tries() + 1);
      if (failed.kind() == Undelivered.Kind.NEVER || due.tries() + 1 >= mail.tries()) {
        alerts.giveUp(due, failed.word());
      } else {
        var minutes = Math.min(LONGEST_WAIT, 1L << Math.min(due.tries(), 6));
        alerts.later(due, Duration.ofMinutes(minutes), failed.word());
      }
      return;
    }
    alerts.sent(due);
  }

  /** A measure of an older version that is none any more keeps its name. */
  String label(Alert alert) {
    var measure = measures.get(alert.measure());
    return measure == null ? alert.measure() : measure.label();
  }

  /** The worst and the limit: 312 秒，界限 60 秒. */
  String words(Alert alert) {
    var measure = measures.get(alert.measure());
    var unit = measure == null ? OperationalMeasure.Unit.COUNT : measure.unit();
    return "%s，界限 %s"
        .formatted(Reading.words(alert.value(), unit), Reading.words(alert.bound(), unit));
  }

  private String subject(Due due) {
    var alert = due.alert();
    return due.turn() == Turn.CROSSED
        ? "[%s] 告警：%s %s".formatted(site.name(), label(alert), words(alert))
        : "[%s] 恢复：%s".formatted(site.name(), label(alert));
  }

  private String text(Due due) {
    var alert = due.alert();
    var over = alert.overAt();
    var text = new StringBuilder("%s（%s）\n".formatted(label(alert), alert.measure()));
    text.append("最差 %s\n".formatted(words(alert)));
    text.append(alert.node().isEmpty() ? "" : "节点 %s\n".formatted(alert.node()));
    text.append("开始 %s\n".formatted(Dates.moment(alert.crossedAt(), Words.CHINESE)));
    if (over != null) {
      text.append("结束 %s\n".formatted(Dates.moment(over, Words.CHINESE)));
    }
    return text.append("\n%s/desk/status\n".formatted(site.url())).toString();
  }

  private String messageId(Due due) {
    return "<alert-%d@%s>".formatted(due.id(), site.domain());
  }
}
