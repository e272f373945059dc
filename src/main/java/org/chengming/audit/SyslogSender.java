package org.chengming.audit;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import org.chengming.outgoing.Line;
import org.jspecify.annotations.Nullable;

/**
 * Sends what is chained to one receiver, in order. Syslog is never answered, so what lies in a
 * connection when it breaks is lost without a word. The place that is kept is therefore one that
 * the connection has outlived by some seconds; after a break or a restart sending starts there
 * again. What comes twice is known by its place.
 */
final class SyslogSender implements AutoCloseable {
  private static final int BATCH = 500;
  private static final Duration OUTLIVED = Duration.ofSeconds(10);

  private record Sent(long place, long at) {}

  private final AuditTrail trail;
  private final Receivers receivers;
  private final SyslogSettings settings;
  private final ArrayDeque<Sent> unsettled = new ArrayDeque<>();
  private @Nullable Line line;
  private long place;

  SyslogSender(AuditTrail trail, Receivers receivers, SyslogSettings settings) {
    this.trail = trail;
    this.receivers = receivers;
    this.settings = settings;
  }

  /**
   * Sends the next entries.
   *
   * @return whether there may be more
   * @throws IOException when the receiver is away; what it may not have is sent again
   */
  boolean sendNext() throws IOException {
    try {
      var open = line;
      if (open == null) {
        open =
            Line.open(settings.kind(), settings.host(), settings.port(), SyslogSettings.PATIENCE);
        line = open;
        place = receivers.place(settings.address());
      }
      var entries = trail.chainedAfter(place, BATCH);
      for (var entry : entries) {
        var link = entry.link();
        if (link != null) {
          open.send(SyslogMessage.of(entry, link.place(), settings.origin(), settings.kind()));
          place = link.place();
        }
      }
      if (!open.flushed()) {
        throw new IOException(settings.address() + " has closed the connection");
      }
      if (!entries.isEmpty()) {
        unsettled.add(new Sent(place, System.nanoTime()));
      }
      settle();
      return entries.size() == BATCH;
    } catch (IOException e) {
      drop();
      throw e;
    }
  }

  private void settle() {
    Sent settled = null;
    while (!unsettled.isEmpty()
        && (settings.kind() == Line.Kind.UDP
            || System.nanoTime() - unsettled.getFirst().at() > OUTLIVED.toNanos())) {
      settled = unsettled.removeFirst();
    }
    if (settled != null) {
      receivers.has(settings.address(), settled.place());
    }
  }

  private void drop() throws IOException {
    unsettled.clear();
    var open = line;
    line = null;
    if (open != null) {
      open.close();
    }
  }

  /** Takes leave, so that what was sent counts as sent if the receiver says so. */
  @Override
  public void close() throws IOException {
    if (line != null && line.finish() && !unsettled.isEmpty()) {
      receivers.has(settings.address(), unsettled.getLast().place());
    }
    drop();
  }
}
