package org.chengming.accounts;

import jakarta.servlet.http.HttpSession;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a page asks a browser to sign, kept in the session until the answer comes, to any node. */
@Component
public class PasskeyChallenges {
  private static final String ATTRIBUTE = "passkey-challenge";
  private final PasskeyProtocol protocol;

  PasskeyChallenges(PasskeyProtocol protocol) {
    this.protocol = protocol;
  }

  /** The one that stands, so that two tabs may be open, or a new one; base64url. */
  public String of(HttpSession session) {
    if (session.getAttribute(ATTRIBUTE) instanceof String standing) {
      return standing;
    }
    var challenge = protocol.challenge();
    session.setAttribute(ATTRIBUTE, challenge);
    return challenge;
  }

  /** Takes it: an answer counts once, right or wrong. */
  public @Nullable String take(HttpSession session) {
    var challenge = session.getAttribute(ATTRIBUTE);
    session.removeAttribute(ATTRIBUTE);
    return challenge instanceof String text ? text : null;
  }

  /** The host that passkeys of this site belong to. */
  public String party() {
    return protocol.party();
  }
}
