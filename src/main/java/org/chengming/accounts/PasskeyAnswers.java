package org.chengming.accounts;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a browser answers about passkeys; every part is base64url, and empty where it sent none. */
public final class PasskeyAnswers {
  private PasskeyAnswers() {}

  /** To {@code navigator.credentials.create}. */
  public record Registration(String clientData, String attestation) {}

  /** To {@code navigator.credentials.get}. */
  public record Signature(
      String credential, String clientData, String authenticatorData, String signature) {
    public Signature(
        @Nullable String credential,
        @Nullable String clientData,
        @Nullable String authenticatorData,
        @Nullable String signature) {
      this.credential = Objects.requireNonNullElse(credential, "");
      this.clientData = Objects.requireNonNullElse(clientData, "");
      this.authenticatorData = Objects.requireNonNullElse(authenticatorData, "");
      this.signature = Objects.requireNonNullElse(signature, "");
    }
  }
}
