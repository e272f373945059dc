package org.chengming.requests;

import java.util.concurrent.atomic.AtomicInteger;
import org.chengming.organisations.Body;

/** Files requests without a browser, each at a network address of its own. */
final class Asking {
  private static final AtomicInteger FORMS = new AtomicInteger();

  private Asking() {}

  static RequestNumber file(Requests requests, Body body, String wanted) {
    return filed(requests, body, wanted).number();
  }

  static Filed filed(Requests requests, Body body, String wanted) {
    int form = FORMS.incrementAndGet();
    var requester =
        new Requester(
            RequesterKind.PERSON,
            "申请人丙丁",
            IdKind.RESIDENT,
            Applicant.ID,
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
