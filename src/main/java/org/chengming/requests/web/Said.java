package org.chengming.requests.web;

import java.util.Set;
import org.chengming.requests.Act;
import org.chengming.requests.Event;
import org.chengming.web.Words;

/** What happened to a request, in the words of whoever filed it. */
final class Said {
  /** What the office does inside, and tells nobody. */
  private static final Set<Act> INSIDE =
      Set.of(Act.ASSIGNED, Act.OPINION_DELIVERED, Act.PART_ASKED, Act.PART_ANSWERED, Act.ARCHIVED);

  private Said() {}

  static boolean shown(Event event) {
    return !INSIDE.contains(event.act());
  }

  static String of(Event event, Words t) {
    var days = event.days();
    return switch (event.act()) {
      case SUBMITTED -> t.of("您提交了申请");
      case SIGNED_FOR -> t.of("机关签收了您的信");
      case CONFIRMED -> t.of("机关和您确认收到，期限开始算");
      case TRANSFERRED -> t.of("转给了该办的机关，期限不变");
      case SPLIT -> t.of("分成几件来办");
      case CLARIFICATION_ASKED -> t.of("机关请您补充");
      case CLARIFICATION_ANSWERED -> t.of("您补充了，期限重新算");
      case ADDED -> t.of("您又补充了一些");
      case DELIVERY_CHANGED -> t.of("您改了送达方式");
      case OPINION_ASKED -> t.of("机关去问有关的人或者机关的意见，期限先停");
      case OPINION_GIVEN -> t.of("意见回来了，期限接着算");
      case OVERRIDDEN -> t.of("机关决定公开，并告诉了对方");
      case REASONS_ASKED -> t.of("机关请您说明理由");
      case REASONS_GIVEN -> t.of("您说明了理由");
      case DELAYED -> t.of("机关另定了答复的日子");
      case EXTENDED -> t.of("答复期限延长 %s 个工作日", days == null ? 0 : days);
      case FEE_NOTICED -> t.of("机关请您缴费");
      case FEE_DELIVERED -> t.of("收费通知送到");
      case FEE_PAID -> t.of("收到您缴的费，期限重新算");
      case ANSWERED -> t.of("机关答复了您");
      case CLOSED -> t.of("机关不再办这件申请");
      case WITHDRAWN -> t.of("您撤回了申请");
      case ASSIGNED, OPINION_DELIVERED, PART_ASKED, PART_ANSWERED, ARCHIVED -> event.act().label(t);
    };
  }
}
