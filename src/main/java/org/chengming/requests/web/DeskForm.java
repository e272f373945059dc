package org.chengming.requests.web;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Map;
import org.chengming.requests.RequestNumber;
import org.chengming.web.Missing;
import org.chengming.web.Refused;

/** Reads what an officer typed into a form of the desk. */
final class DeskForm {
  private DeskForm() {}

  static RequestNumber number(String number) {
    return RequestNumber.parse(number).orElseThrow(() -> new Missing("Request " + number));
  }

  static String text(Map<String, String> typed, String field) {
    return typed.getOrDefault(field, "").replace("\u0000", "").replace("\r\n", "\n").strip();
  }

  static LocalDate day(Map<String, String> typed, String field) {
    var day = typed.getOrDefault(field, "").strip();
    try {
      return LocalDate.parse(day);
    } catch (DateTimeException e) {
      throw Refused.because(field, "请填写日期，例如 2026-03-09。", "\"%s\" is no day".formatted(day));
    }
  }
}
