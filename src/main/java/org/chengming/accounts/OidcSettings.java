package org.chengming.accounts;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * An identity service that staff may come in by (OpenID Connect).
 *
 * @param issuer its address; empty: there is none
 * @param name as the button says it
 * @param numberClaim claim of the ID token that holds the person's number there
 * @param createAccounts whether a number nobody has opens an account, without any role
 * @param factors values of {@code amr} or {@code acr} that say it asked for a second factor itself;
 *     without one of them ours is asked for
 */
@ConfigurationProperties("chengming.accounts.oidc")
record OidcSettings(
    @DefaultValue("") String issuer,
    @DefaultValue("") String clientId,
    @DefaultValue("") String clientSecret,
    @DefaultValue("统一身份认证") String name,
    @DefaultValue("employee_number") String numberClaim,
    @DefaultValue("false") boolean createAccounts,
    @DefaultValue List<String> factors) {
  OidcSettings {
    if (!issuer.isBlank() && (clientId.isBlank() || clientSecret.isBlank())) {
      throw new IllegalArgumentException(
          "chengming.accounts.oidc.issuer needs client-id and client-secret beside it");
    }
  }

  boolean on() {
    return !issuer.isBlank();
  }

  /** The secret stays out of logs. */
  @Override
  public String toString() {
    return "OidcSettings[%s, %s, %s]".formatted(issuer, clientId, numberClaim);
  }
}
