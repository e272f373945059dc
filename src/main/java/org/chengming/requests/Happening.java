package org.chengming.requests;

import java.time.LocalDate;

/**
 * What happened to a request and moves its clock. A case's clock is worked out of these alone, in
 * whatever order they became known.
 */
public sealed interface Happening {
  /** The day it happened on. */
  LocalDate on();

  /** The request left the requester's hands. */
  record Submitted(LocalDate on, Channel channel) implements Happening {}

  /** Somebody at the body signed for the letter. */
  record SignedFor(LocalDate on) implements Happening {}

  /** Both sides know that it has arrived. */
  record Confirmed(LocalDate on) implements Happening {}

  /**
   * The requester was asked to say more (补正).
   *
   * @param replyBy the day the body set for it
   */
  record ClarificationAsked(LocalDate on, LocalDate replyBy) implements Happening {}

  /** The body received the request as corrected. */
  record ClarificationAnswered(LocalDate on) implements Happening {}

  /**
   * An opinion was asked for; the clock stands until it is there.
   *
   * @param whose who was asked, as the case names them; answers name the same
   */
  record OpinionAsked(LocalDate on, Asked asked, String whose) implements Happening {}

  /** The one asked has the letter, and the limit for the opinion begins. */
  record OpinionDelivered(LocalDate on, Asked asked, String whose) implements Happening {}

  record OpinionGiven(LocalDate on, Asked asked, String whose) implements Happening {}

  /** The answer was put off with approval, and the requester told (延期). */
  record Extended(LocalDate on, int days) implements Happening {}

  /** A fee was asked for; nothing runs until it is paid. */
  record FeeNoticed(LocalDate on) implements Happening {}

  /** The fee notice reached the requester, and the limit for payment begins. */
  record FeeNoticeDelivered(LocalDate on) implements Happening {}

  record FeePaid(LocalDate on) implements Happening {}

  /** A later date, set for very many requests with reasons (Art. 35). */
  record Delayed(LocalDate on, LocalDate until) implements Happening {}

  /** Another body took part or took over; the requester's clock goes on as it was. */
  record Transferred(LocalDate on) implements Happening {}

  /** The answer went out, or the case ended otherwise. */
  record Closed(LocalDate on) implements Happening {}

  /** Who is asked for an opinion. */
  enum Asked {
    THIRD_PARTY(Limit.THIRD_PARTY),
    OTHER_BODY(Limit.OTHER_BODY);

    private final Limit limit;

    Asked(Limit limit) {
      this.limit = limit;
    }

    Limit limit() {
      return limit;
    }
  }
}
