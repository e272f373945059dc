package org.chengming.requests.web;

import java.util.HashMap;
import org.chengming.web.Form;
import org.chengming.web.Head;

/**
 * Asks for number and code.
 *
 * @param act what was to be done and is, once they are right
 * @param form with what was typed for it
 */
record TrackFormPage(Head head, TrackAct act, Form form) {

  /** The field that holds sentences of theirs, empty where there is none. */
  String said() {
    return switch (act) {
      case CLARIFY, ADD -> "text";
      case RATE -> "said";
      case LOOK, DELIVER, WITHDRAW -> "";
    };
  }

  /** What is sent again without being shown. */
  Form carried() {
    var values = new HashMap<>(form.values());
    values.remove("number");
    values.remove("code");
    values.remove(said());
    return act == TrackAct.LOOK ? Form.of(new HashMap<>()) : Form.of(values);
  }
}
