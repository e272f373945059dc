package org.chengming.requests;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.concurrent.atomic.AtomicInteger;
import org.chengming.actors.Role;
import org.chengming.organisations.Body;
import org.chengming.testing.Given;

/** Files requests without a browser, each at a network address of its own. */
final class Asking {
  private static final AtomicInteger FORMS = new AtomicInteger();

  private Asking() {}

  static RequestNumber file(Requests requests, Body body, String wanted) {
    return filed(requests, body, wanted).number();
  }

  static Filed filed(Requests requests, Body body, String wanted) {
    return filed(requests, body, wanted, Applicant.ID);
  }

  static LocalDate today() {
    return LocalDate.now(ZoneId.of("Asia/Shanghai"));
  }

  /** Registers and answers it today. */
  static void answer(
      Casework casework,
      Proposals proposals,
      Given given,
      Body body,
      RequestNumber number,
      String text) {
    var officer = given.staff(body, Role.REQUEST_OFFICER).actor();
    casework.register(officer, new RegisterRequest(number, today()));
    end(proposals, given, body, number, text);
  }

  /** Answers it, where it is registered. */
  static void end(Proposals proposals, Given given, Body body, RequestNumber number, String text) {
    var officer = given.staff(body, Role.REQUEST_OFFICER).actor();
    new Office(proposals, given.staff(body, Role.REQUEST_APPROVER).actor())
        .act(officer, number, Draft.of(DraftKind.ANSWER, text).as("1", "B"));
  }

  /**
   * @param id whose request it is
   */
  static Filed filed(Requests requests, Body body, String wanted, String id) {
    int form = FORMS.incrementAndGet();
    var requester =
        new Requester(
            RequesterKind.PERSON,
            "申请人丙丁",
            IdKind.RESIDENT,
            id,
            "",
            "",
            "13904510451",
            "bing.ding@example.org",
            "试验区试验路 7 号",
            "150001");
    var command =
        new FileRequest(
            body.id(),
            Channel.WEB,
            requester,
            wanted,
            ProvisionForm.ELECTRONIC,
            Delivery.ONLINE,
            false,
            "asking " + form);
    return requests.file(command, "192.0.2." + form % 250 + "/" + form / 250);
  }
}
