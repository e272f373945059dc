package org.chengming.requests.web;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;

/**
 * A calendar of whole days as RFC 5545 has it: lines end with CR LF and are folded at 75 octets,
 * texts are escaped, the same thing has the same UID every time.
 */
final class Icalendar {
  private static final int LINE = 75;
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  private final StringBuilder text = new StringBuilder();

  private Icalendar() {}

  /**
   * @param uid stays the same as long as the thing does
   * @param url where more stands of it
   */
  record Entry(String uid, LocalDate day, String summary, String url) {}

  static String of(String name, Instant now, List<Entry> entries) {
    var calendar = new Icalendar();
    calendar.line("BEGIN:VCALENDAR");
    calendar.line("VERSION:2.0");
    calendar.line("PRODID:-//Chengming//Limits of requests//ZH");
    calendar.line("CALSCALE:GREGORIAN");
    calendar.line("METHOD:PUBLISH");
    calendar.line("X-WR-CALNAME:" + escaped(name));
    calendar.line("REFRESH-INTERVAL;VALUE=DURATION:PT1H");
    entries.forEach(entry -> calendar.event(entry, now));
    calendar.line("END:VCALENDAR");
    return calendar.text.toString();
  }

  private void event(Entry entry, Instant now) {
    line("BEGIN:VEVENT");
    line("UID:" + escaped(entry.uid()));
    line("DTSTAMP:" + STAMP.format(now));
    line("DTSTART;VALUE=DATE:" + day(entry.day()));
    line("DTEND;VALUE=DATE:" + day(entry.day().plusDays(1)));
    line("SUMMARY:" + escaped(entry.summary()));
    line("URL:" + entry.url());
    line("TRANSP:TRANSPARENT");
    line("END:VEVENT");
  }

  private static String day(LocalDate day) {
    return DateTimeFormatter.BASIC_ISO_DATE.format(day);
  }

  /** RFC 5545, 3.3.11. */
  private static String escaped(String text) {
    return text.replace("\\", "\\\\")
        .replace(";", "\\;")
        .replace(",", "\\,")
        .replace("\r\n", "\\n")
        .replace("\n", "\\n")
        .replace("\r", "\\n");
  }

  /** RFC 5545, 3.1: no line is longer than 75 octets, and no character is cut in two. */
  private void line(String line) {
    int octets = 0;
    for (int i = 0; i < line.length(); ) {
      int point = line.codePointAt(i);
      var character = Character.toString(point);
      int length = character.getBytes(StandardCharsets.UTF_8).length;
      if (octets + length > LINE) {
        text.append("\r\n ");
        octets = 1;
      }
      text.append(character);
      octets += length;
      i += Character.charCount(point);
    }
    text.append("\r\n");
  }
}
