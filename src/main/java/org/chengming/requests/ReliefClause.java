package org.chengming.requests;

import java.time.LocalDate;
import java.util.Comparator;
import org.chengming.organisations.Body;
import org.chengming.organisations.BodyDirectory;
import org.chengming.organisations.BodyKind;
import org.chengming.requests.Outcome.Relief;

/**
 * What is open to whoever does not accept a decision (教示), by the law of its day.
 *
 * <p>行政复议法 (2023, from 2024-01-01): 第二十条 sixty days; 第二十三条 a refusal to disclose goes to 行政复议
 * first; 第二十四条 to the government a department belongs to, or the one above a government, a
 * province's to itself. 行政诉讼法 (2014, from 2015-05-01): 第四十六条 six months, three before.
 */
public final class ReliefClause {
  private static final LocalDate SIX_MONTHS_SINCE = LocalDate.of(2015, 5, 1);

  private ReliefClause() {}

  /** One sentence for a letter of that day. */
  static String of(Relief relief, Body body, BodyDirectory bodies, LocalDate on) {
    var authority = authority(body, bodies);
    return switch (relief) {
      case REVIEW_FIRST ->
          "对不予公开的决定不服的，应当先自收到本答复书之日起六十日内向%s申请行政复议；对行政复议决定不服的，可以自收到复议决定书之日起十五日内向人民法院提起行政诉讼（行政复议法第二十条、第二十三条）。"
              .formatted(authority);
      case EITHER ->
          "对本答复不服的，可以自收到本答复书之日起六十日内向%s申请行政复议，或者自收到本答复书之日起%s内直接向人民法院提起行政诉讼。"
              .formatted(authority, months(on));
    };
  }

  static String months(LocalDate on) {
    return on.isBefore(SIX_MONTHS_SINCE) ? "三个月" : "六个月";
  }

  /** Who reviews what that body does. */
  static String authority(Body body, BodyDirectory bodies) {
    return bodies.lineage(body.id()).stream()
        .filter(b -> b.id() != body.id() && b.kind() == BodyKind.GOVERNMENT)
        .max(Comparator.comparingInt(Body::depth))
        .orElse(body)
        .name();
  }
}
