package org.chengming.audit;

import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.chengming.outgoing.Line;

/** An entry as a message of RFC 5424; its text is the line of JSON, in UTF-8. */
final class SyslogMessage {
  /** Facility 13, log audit; severity 6, informational. */
  private static final int PRIORITY = 13 * 8 + 6;

  private static final long SEQUENCE_END = Integer.MAX_VALUE;
  private static final int LONGEST_DATAGRAM = 8 * 1024;
  private static final int LONGEST_ACT = 32;
  private static final int LONGEST_HOST = 255;
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

  private SyslogMessage() {}

  /** As it goes over the line: counted (RFC 6587) in a stream, bare in a datagram (RFC 5426). */
  static byte[] of(AuditTrail.Entry entry, long place, String origin, Line.Kind kind) {
    var head = head(entry, place, origin);
    var message = bytes(head + AuditLine.of(entry));
    if (kind == Line.Kind.UDP) {
      return message.length <= LONGEST_DATAGRAM ? message : bytes(head + AuditLine.brief(entry));
    }
    var count = bytes(message.length + " ");
    var framed = new byte[count.length + message.length];
    System.arraycopy(count, 0, framed, 0, count.length);
    System.arraycopy(message, 0, framed, count.length, message.length);
    return framed;
  }

  private static String head(AuditTrail.Entry entry, long place, String origin) {
    return "<%d>1 %s %s chengming - %s [meta sequenceId=\"%d\"] \uFEFF"
        .formatted(
            PRIORITY,
            MOMENT.format(entry.happenedAt()),
            word(origin, LONGEST_HOST),
            word(entry.act(), LONGEST_ACT),
            (place - 1) % SEQUENCE_END + 1);
  }

  /** Printable ASCII without blanks, or a hyphen where nothing remains. */
  private static String word(String text, int longest) {
    var kept = text.replaceAll("[^\\x21-\\x7E]", "");
    return kept.isEmpty() ? "-" : kept.substring(0, Math.min(longest, kept.length()));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
