package org.chengming.accounts.web;

import jakarta.servlet.http.HttpSession;
import java.util.Objects;
import org.chengming.accounts.SignIns;
import org.chengming.web.Dates;
import org.chengming.web.Frame;
import org.springframework.stereotype.Component;

/** The sign-in before this one, as a sentence: whoever reads it knows whether it was they. */
@Component
class SignInNotices {
  private final SignIns signIns;

  SignInNotices(SignIns signIns) {
    this.signIns = signIns;
  }

  /**
   * @return empty at the first sign-in
   */
  String of(Frame frame, HttpSession session) {
    var notice = notice(frame, session);
    var before = notice.before();
    var failures =
        notice.failures() == 0 ? "" : "这以后到您这次登录，有 %d 次没有登录成功。".formatted(notice.failures());
    if (before == null) {
      return notice.failures() == 0 ? "" : "您这次登录以前，有 %d 次没有登录成功。".formatted(notice.failures());
    }
    return "上一次登录：%s，%s，从 %s。%s%s"
        .formatted(
            Dates.moment(before.at(), frame.t()),
            before.agent(),
            before.address(),
            failures,
            notice.fresh() ? "这次用的浏览器以前没有用过。" : "");
  }

  /** Whether it is worth saying on the first page already. */
  boolean pressing(Frame frame, HttpSession session) {
    var notice = notice(frame, session);
    return notice.failures() > 0 || notice.fresh();
  }

  private SignIns.Notice notice(Frame frame, HttpSession session) {
    return signIns.notice(Objects.requireNonNull(frame.signedIn().id()), session.getId());
  }
}
