package org.chengming.requests;

import org.chengming.organisations.Body;

/** Requests as somebody writes them, for tests that begin after the filing. */
final class Paperwork {
  private Paperwork() {}

  /**
   * @param form its own mark; another one is another request
   */
  static FileRequest web(Body body, String form) {
    return by(Channel.WEB, body, form);
  }

  static FileRequest by(Channel channel, Body body, String form) {
    return new FileRequest(
        body.id(),
        channel,
        new Requester(
            RequesterKind.PERSON,
            Applicant.NAME,
            IdKind.RESIDENT,
            Applicant.ID,
            "",
            "",
            Applicant.PHONE,
            "",
            "",
            ""),
        "2025年公共租赁住房配租的户数",
        ProvisionForm.ELECTRONIC,
        Delivery.ONLINE,
        false,
        form);
  }
}
