package org.chengming.requests.web;

import java.util.Arrays;
import java.util.List;
import org.chengming.organisations.Body;
import org.chengming.requests.Delivery;
import org.chengming.requests.IdKind;
import org.chengming.requests.ProvisionForm;
import org.chengming.requests.RequesterKind;
import org.chengming.web.Form;
import org.chengming.web.Head;

/**
 * The form that asks a body for information.
 *
 * @param organisation whether an organisation asks, not a person
 * @param mark of this copy of the form
 * @param purpose whether the law of today lets the body ask what for
 * @param already what is public of what was typed
 * @param ifToday how the sum would be if the body confirmed today
 */
record FilingPage(
    Head head,
    Body body,
    boolean organisation,
    String mark,
    Form form,
    boolean purpose,
    Already already,
    DueView ifToday) {
  static final String ORGANISATION = "organisation";

  /** At the desk, where nothing is looked for beside it. */
  FilingPage(Head head, Body body, boolean organisation, String mark, Form form, DueView ifToday) {
    this(head, body, organisation, mark, form, false, Already.NOTHING, ifToday);
  }

  String as() {
    return organisation ? ORGANISATION : "person";
  }

  List<ProvisionForm> provisions() {
    return List.of(ProvisionForm.values());
  }

  List<Delivery> deliveries() {
    return List.of(Delivery.values());
  }

  List<IdKind> idKinds() {
    return Arrays.stream(IdKind.values()).filter(k -> k != IdKind.USCC).toList();
  }

  List<RequesterKind> kinds() {
    return Arrays.stream(RequesterKind.values()).filter(k -> k != RequesterKind.PERSON).toList();
  }

  /** Whether it was chosen; where nothing was, the first of its kind is. */
  boolean chosen(String field, Enum<?> value) {
    var typed = form.value(field);
    return typed.isEmpty() ? value.ordinal() == 0 : typed.equals(value.name());
  }
}
