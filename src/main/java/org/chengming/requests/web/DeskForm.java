package org.chengming.requests.web;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Map;
import java.util.regex.Pattern;
import org.chengming.requests.Draft;
import org.chengming.requests.DraftKind;
import org.chengming.requests.FeeStandard;
import org.chengming.requests.RequestNumber;
import org.chengming.web.Missing;
import org.chengming.web.Refused;
import org.jspecify.annotations.Nullable;

/** Reads what an officer typed into a form of the desk. */
record DeskForm(Map<String, String> typed) {
  private static final Pattern ENDING = Pattern.compile("([1-6](?:\\.[1-9])?)([ABC]?)");

  /**
   * The number in an address.
   *
   * @throws Missing where none can be called so
   */
  static RequestNumber number(String number) {
    return RequestNumber.parse(number).orElseThrow(() -> new Missing("Request " + number));
  }

  /**
   * @throws Missing for an act nobody knows
   */
  static DraftKind kind(String name) {
    return Arrays.stream(DraftKind.values())
        .filter(k -> k.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new Missing("Draft " + name));
  }

  /** An act as it was typed into one of the case's forms. */
  Draft draft() {
    var ending = ENDING.matcher(value("outcome"));
    var known = ending.matches();
    return new Draft(
        kind(value("kind")),
        text(),
        day(),
        count("days"),
        known ? ending.group(1) : "",
        known ? ending.group(2) : "",
        value("whose"),
        value("name"),
        value("address"),
        standard(),
        count("count"));
  }

  String text() {
    return value("text");
  }

  String value(String field) {
    return typed.getOrDefault(field, "").replace("\u0000", "").replace("\r\n", "\n").strip();
  }

  /** 0 where no number was typed. */
  int count(String field) {
    var text = value(field);
    return text.matches("[0-9]{1,6}") ? Integer.parseInt(text) : 0;
  }

  /** Null where nothing was typed. */
  @Nullable LocalDate day() {
    return value("on").isEmpty() ? null : requiredDay();
  }

  LocalDate day(LocalDate otherwise) {
    var day = day();
    return day == null ? otherwise : day;
  }

  LocalDate requiredDay() {
    try {
      return LocalDate.parse(value("on"));
    } catch (DateTimeException e) {
      throw Refused.because(
          "on", "请填写日期，例如 2026-03-09。", "\"%s\" is no day".formatted(value("on")));
    }
  }

  private @Nullable FeeStandard standard() {
    return Arrays.stream(FeeStandard.values())
        .filter(s -> s.name().equals(value("standard")))
        .findFirst()
        .orElse(null);
  }
}
