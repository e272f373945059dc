package org.chengming.requests.web;

import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import org.chengming.requests.Outcome.Group;
import org.jspecify.annotations.Nullable;

/** What was counted of some bodies in a year; added up row by row. */
final class Tally {
  private int received;
  private int extended;
  private int late;
  private final Map<Group, Integer> groups = new EnumMap<>(Group.class);
  private final TreeMap<Integer, Integer> days = new TreeMap<>();

  /**
   * @param what as the table tally has it
   */
  void add(String what, int value, int cases) {
    switch (what) {
      case "RECEIVED" -> received += cases;
      case "EXTENDED" -> extended += cases;
      case "LATE" -> late += cases;
      case "DAYS" -> days.merge(value, cases, Integer::sum);
      default -> groups.merge(Group.valueOf(what), cases, Integer::sum);
    }
  }

  int received() {
    return received;
  }

  int ended() {
    return groups.values().stream().mapToInt(Integer::intValue).sum();
  }

  int of(Group group) {
    return groups.getOrDefault(group, 0);
  }

  int extended() {
    return extended;
  }

  int late() {
    return late;
  }

  int answered() {
    return days.values().stream().mapToInt(Integer::intValue).sum();
  }

  boolean empty() {
    return received == 0 && ended() == 0;
  }

  @Nullable Integer median() {
    return within(50);
  }

  @Nullable Integer ninetieth() {
    return within(90);
  }

  /** The fewest working days within which that many of a hundred were answered; null of none. */
  private @Nullable Integer within(int percent) {
    long wanted = Math.ceilDiv((long) answered() * percent, 100L);
    long so = 0;
    for (var entry : days.entrySet()) {
      so += entry.getValue();
      if (so >= wanted) {
        return entry.getKey();
      }
    }
    return null;
  }
}
