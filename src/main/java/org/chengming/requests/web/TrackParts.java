package org.chengming.requests.web;

import java.util.LinkedHashMap;
import org.chengming.requests.Act;
import org.chengming.requests.RequestCase;

/**
 * How many bodies are answering together, for the one who asked: figures, no names and no blame.
 *
 * @param asked by the first receiver
 * @param answered of those
 */
record TrackParts(long asked, long answered) {

  static TrackParts of(RequestCase request) {
    var last = new LinkedHashMap<String, Act>();
    for (var event : request.events()) {
      var whose = event.facts().whose();
      if (whose != null && (event.act() == Act.PART_ASKED || event.act() == Act.PART_ANSWERED)) {
        last.put(whose, event.act());
      }
    }
    long answered = last.values().stream().filter(a -> a == Act.PART_ANSWERED).count();
    return new TrackParts(last.size(), answered);
  }
}
