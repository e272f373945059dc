package org.chengming.demo;

import java.util.ArrayList;
import java.util.List;

/**
 * A field of government work: who deals with it, where it is classified, and what is usually
 * ordered about it.
 *
 * @param name in a few characters, for titles of plans and for keywords
 * @param full as it stands in titles of notices
 * @param aim a clause for the opening paragraph
 * @param measures sentences, each beginning with its own heading up to the first full stop
 */
record Topic(
    String department,
    String theme,
    String duty,
    String name,
    String full,
    String aim,
    List<String> measures) {
  private static final List<Topic> ALL = read();

  static List<Topic> all() {
    return ALL;
  }

  private static List<Topic> read() {
    var topics = new ArrayList<Topic>();
    var measures = new ArrayList<String>();
    String[] head = {};
    var aim = "";
    for (var line : Lines.of("topics.txt")) {
      switch (line.charAt(0)) {
        case '=' -> {
          add(topics, head, aim, measures);
          head = line.substring(1).strip().split("\\|");
          measures.clear();
        }
        case '>' -> aim = line.substring(1).strip();
        default -> measures.add(line.substring(1).strip());
      }
    }
    add(topics, head, aim, measures);
    return List.copyOf(topics);
  }

  private static void add(List<Topic> topics, String[] head, String aim, List<String> measures) {
    if (head.length == 5) {
      topics.add(
          new Topic(head[0], head[1], head[2], head[3], head[4], aim, List.copyOf(measures)));
    }
  }
}
