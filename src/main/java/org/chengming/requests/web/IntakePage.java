package org.chengming.requests.web;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.chengming.organisations.Body;
import org.chengming.requests.Channel;
import org.chengming.web.Form;
import org.jspecify.annotations.Nullable;

/**
 * Taking in at the desk what did not come over the web.
 *
 * @param filing the form of Art. 29, null while no body is chosen
 * @param query part of a body's name
 * @param bodies to choose from while none is chosen
 * @param more how many more there are
 */
record IntakePage(
    Channel channel,
    @Nullable FilingPage filing,
    Form form,
    LocalDate earliest,
    LocalDate today,
    String query,
    List<Body> bodies,
    int more) {
  static final String PATH = "/desk/requests/intake";

  List<Channel> channels() {
    return Arrays.stream(Channel.values()).filter(c -> c != Channel.WEB).toList();
  }

  /** The same form for another channel, with what is chosen already. */
  String at(Channel other) {
    return PATH + "?channel=" + other.name() + chosen();
  }

  /** The same form for a person instead of an organisation, or the other way about. */
  String turned() {
    var organisation = filing != null && filing.organisation();
    var body = filing == null ? "" : "&body=" + filing.body().code();
    return PATH
        + "?channel="
        + channel.name()
        + body
        + (organisation ? "" : "&as=" + FilingPage.ORGANISATION);
  }

  String otherBody() {
    return PATH + "?channel=" + channel.name() + "&body=-";
  }

  private String chosen() {
    if (filing == null) {
      return "";
    }
    return "&body=" + filing.body().code() + "&as=" + filing.as();
  }

  String submittedLabel() {
    return switch (channel) {
      case COUNTER -> "当面提交的日期";
      case REGISTERED_POST -> "寄出的日期";
      case ORDINARY_POST -> "收到来信的日期";
      case FAX -> "收到传真的日期";
      case PHONE -> "来电的日期";
      case WEB -> "提交的日期";
    };
  }

  String submittedHint() {
    return channel == Channel.REGISTERED_POST ? "看邮戳；看不清的，填签收的日期。" : "";
  }

  boolean asksSignature() {
    return channel == Channel.REGISTERED_POST;
  }

  boolean asksConfirmation() {
    return channel == Channel.ORDINARY_POST || channel == Channel.FAX;
  }

  boolean dictated() {
    return channel == Channel.PHONE;
  }

  /** What stands in a field for a day; today where nothing was typed yet. */
  String day(String field) {
    return form.values().containsKey(field) ? form.value(field) : today.toString();
  }
}
