package org.chengming.mail;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Mails that wait in a table of their module; {@link Outboxes} sends what is in each that is a
 * bean.
 *
 * @param <M> one of them, claimed; told in logs, so its words hold no address
 */
public interface Outbox<M> {
  /**
   * A mail to be handed to the mail server.
   *
   * @param address null where it can no longer be read
   * @param id the same each time it is tried, so that a mail server can know it again
   * @param tries with this one
   */
  record Mail(@Nullable String address, String subject, String text, String id, int tries) {}

  /** Of the thread that sends them. */
  String name();

  /**
   * Whether one that may have been sent is sent again. Where twice is worse than never, as for
   * notices to applicants (ADR 0028), it is {@link #unsure}.
   */
  default boolean repeats() {
    return false;
  }

  /** Sets right what nodes had claimed that are gone; asked now and then. */
  default void settle() {}

  /** The next that is due, for this node alone; the claim is committed when this returns. */
  Optional<M> claim();

  Mail read(M claimed);

  /** The mail server has it. */
  void sent(M claimed);

  /** It is to be tried again. */
  void later(M claimed, Instant at, String failure);

  /** It is not tried again. */
  void giveUp(M claimed, String failure);

  /** Nobody can say whether it was sent, and it is not tried again by itself. */
  void unsure(M claimed, String failure);
}
