package org.chengming.requests.web;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.chengming.gate.ResidentId;
import org.chengming.organisations.Uscc;
import org.chengming.requests.Channel;
import org.chengming.requests.Delivery;
import org.chengming.requests.FileRequest;
import org.chengming.requests.IdKind;
import org.chengming.requests.ProvisionForm;
import org.chengming.requests.Requester;
import org.chengming.requests.RequesterKind;
import org.chengming.web.Refused.Problem;
import org.chengming.web.Words;

/**
 * Reads the form of Art. 29: 申请人的姓名或者名称、身份证明、联系方式；申请公开的政府信息的名称、文号或者便于行政机关查询的其他特征性描述；
 * 申请公开的政府信息的形式要求，包括获取信息的方式、途径.
 */
final class FilingForm {
  private static final Pattern PHONE = Pattern.compile("[+0-9][-0-9 ()转]{4,24}");
  private static final Pattern EMAIL =
      Pattern.compile("[^@\\s,;<>\"]{1,64}@[^@\\s,;<>\"]{1,120}\\.[^@\\s.,;<>\"]{2,24}");

  private static final int PURPOSE = 200;

  private final Typed typed;
  private final boolean organisation;
  private final String mark;
  private final Words t;

  FilingForm(Map<String, String> values, List<Problem> problems, Words t) {
    this.typed = new Typed(values, problems, t);
    this.organisation = FilingPage.ORGANISATION.equals(values.get("as"));
    this.mark = values.getOrDefault("form", "");
    this.t = t;
  }

  /** The command; empty where something is wrong. */
  Optional<FileRequest> read(long bodyId, Channel channel) {
    var wanted = wanted();
    var provision =
        typed.choice("provision", ProvisionForm.class, ProvisionForm.ELECTRONIC, t.of("请选要什么形式。"));
    var delivery =
        provision == ProvisionForm.INSPECTION
            ? Delivery.COLLECTION
            : typed.choice("delivery", Delivery.class, Delivery.ONLINE, t.of("请选怎么送到。"));
    if (provision == ProvisionForm.PAPER
        && (delivery == Delivery.ONLINE || delivery == Delivery.EMAIL)) {
      typed.wrong("delivery", t.of("纸质的不能在网上给您，请选邮寄或者自己去取。"));
    }
    var name = name();
    var kind = kind();
    var id = id();
    var representative = organisation ? typed.line("representative", 60) : "";
    var contact = organisation ? typed.line("contact", 60) : "";
    if (organisation) {
      typed.required("contact", contact, t.of("请填写联系人。"));
    }
    var reached = reached(delivery);
    if (!typed.good()) {
      return Optional.empty();
    }
    var requester =
        new Requester(
            kind,
            name,
            id.kind(),
            id.number(),
            representative,
            contact,
            reached.phone(),
            reached.email(),
            reached.address(),
            reached.postcode());
    return Optional.of(
        new FileRequest(
            bodyId, channel, requester, wanted, provision, delivery, typed.ticked("help"), mark));
  }

  /** Under the 2008 rules with what it is for, where that was told. */
  private String wanted() {
    var wanted = typed.text("wanted", FileRequest.LONGEST);
    typed.required("wanted", wanted, t.of("请写明要什么：名称、文号，或者能认出它的描述。"));
    var purpose = typed.line("purpose", PURPOSE);
    var both = purpose.isEmpty() ? wanted : wanted + "\n用途：" + purpose;
    if (both.length() > FileRequest.LONGEST) {
      typed.wrong("purpose", t.of("描述和用途一起最多 %s 个字，现在有 %s 个。", FileRequest.LONGEST, both.length()));
      return wanted;
    }
    return both;
  }

  private String name() {
    var name = typed.line("name", 100);
    typed.required("name", name, organisation ? t.of("请填写单位名称。") : t.of("请填写姓名。"));
    return name;
  }

  private RequesterKind kind() {
    if (!organisation) {
      return RequesterKind.PERSON;
    }
    var kind = typed.choice("kind", RequesterKind.class, RequesterKind.OTHER, t.of("请选是哪一类单位。"));
    if (kind == RequesterKind.PERSON) {
      typed.wrong("kind", t.of("请选是哪一类单位。"));
    }
    return kind;
  }

  private record Id(IdKind kind, String number) {}

  private Id id() {
    var number = typed.line("idNumber", 40).replace(" ", "").toUpperCase(Locale.ROOT);
    if (organisation) {
      if (!number.matches("[0-9A-Z]{18}")) {
        typed.wrong("idNumber", t.of("统一社会信用代码是 18 位，请照登记证书填写。"));
      } else if (!Uscc.isValid(number)) {
        typed.wrong("idNumber", t.of("代码有一位写错了，请对着登记证书从头看一遍。"));
      }
      return new Id(IdKind.USCC, number);
    }
    var kind = typed.choice("idKind", IdKind.class, IdKind.RESIDENT, t.of("请选用哪种证件。"));
    if (kind == IdKind.RESIDENT && !ResidentId.hasForm(number)) {
      typed.wrong("idNumber", t.of("身份证号是 18 位，最后一位可能是字母 X。"));
    } else if (kind == IdKind.RESIDENT && !ResidentId.isValid(number)) {
      typed.wrong("idNumber", t.of("身份证号有一位写错了，请对着身份证从头看一遍。"));
    } else if (!number.matches("[0-9A-Z()-]{5,30}")) {
      typed.wrong("idNumber", t.of("请填写证件号码，只有字母和数字。"));
    }
    return new Id(kind, number);
  }

  /** An address of e-mail, or nothing. */
  static String email(Typed typed, Words t) {
    var email = typed.line("email", 200);
    if (!email.isEmpty() && !EMAIL.matcher(email).matches()) {
      typed.wrong("email", t.of("邮箱要写成 name@example.cn 这样。"));
    }
    return email;
  }

  private record Reached(String phone, String email, String address, String postcode) {}

  /** One way is enough, and it must fit how the answer is wanted. */
  private Reached reached(Delivery delivery) {
    var phone = typed.line("phone", 30);
    var email = email(typed, t);
    var address = typed.line("address", 200);
    var postcode = typed.line("postcode", 12);
    if (!phone.isEmpty() && !PHONE.matcher(phone).matches()) {
      typed.wrong("phone", t.of("电话号码只写数字，分机前写“转”。"));
    }
    if (delivery == Delivery.EMAIL) {
      typed.required("email", email, t.of("您选了发到电子邮箱，请填写邮箱。"));
    }
    if (delivery == Delivery.POST) {
      typed.required("address", address, t.of("您选了邮寄，请填写通信地址。"));
    }
    if (phone.isEmpty() && email.isEmpty() && address.isEmpty()) {
      typed.wrong("phone", t.of("电话、邮箱、通信地址，至少填一样，好联系您。"));
    }
    return new Reached(phone, email, address, postcode);
  }
}
