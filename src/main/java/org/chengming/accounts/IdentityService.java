package org.chengming.accounts;

import java.net.URI;
import java.util.Map;
import java.util.Objects;
import org.chengming.outgoing.Outgoing;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;

/**
 * What the identity service says of itself (OpenID Connect Discovery 1.0), asked for by the first
 * who wants to come in by it: the desk starts and works without it.
 */
@Component
public class IdentityService implements ClientRegistrationRepository {
  static final String ID = "office";
  static final String START = "/desk/sign-in/oidc";

  /** Not under {@link #START}, where a name would be read as one of a service. */
  static final String BACK = "/desk/sign-in/oidc-callback";

  private static final Logger log = LoggerFactory.getLogger(IdentityService.class);

  private final OidcSettings settings;
  private final RestClient http;
  private volatile @Nullable ClientRegistration known;

  IdentityService(OidcSettings settings, Outgoing outgoing) {
    this.settings = settings;
    this.http = RestClient.builder().requestFactory(outgoing.requests()).build();
    if (settings.on()) {
      outgoing.allow(URI.create(settings.issuer()));
    }
  }

  /** What the button says; empty without a service. */
  public String name() {
    return settings.on() ? settings.name() : "";
  }

  /** Where to send a browser, or null while the service does not answer. */
  public @Nullable String start() {
    return findByRegistrationId(ID) == null ? null : START + "/" + ID;
  }

  @Override
  public @Nullable ClientRegistration findByRegistrationId(String id) {
    if (!settings.on() || !id.equals(ID)) {
      return null;
    }
    var standing = known;
    if (standing == null) {
      standing = ask();
      known = standing;
    }
    return standing;
  }

  private @Nullable ClientRegistration ask() {
    try {
      var said =
          http.get()
              .uri(settings.issuer() + "/.well-known/openid-configuration")
              .retrieve()
              .body(new ParameterizedTypeReference<Map<String, Object>>() {});
      return registration(Objects.requireNonNull(said));
    } catch (RuntimeException e) {
      log.warn(
          "The identity service {} did not answer as one: {}", settings.issuer(), e.toString());
      return null;
    }
  }

  private ClientRegistration registration(Map<String, Object> said) {
    if (!settings.issuer().equals(said.get("issuer"))) {
      throw new IllegalStateException(
          "It calls itself %s, the setting says %s"
              .formatted(said.get("issuer"), settings.issuer()));
    }
    return ClientRegistration.withRegistrationId(ID)
        .clientId(settings.clientId())
        .clientSecret(settings.clientSecret())
        .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
        .redirectUri("{baseUrl}" + BACK)
        .scope("openid")
        .issuerUri(settings.issuer())
        .authorizationUri((String) said.get("authorization_endpoint"))
        .tokenUri((String) said.get("token_endpoint"))
        .jwkSetUri((String) said.get("jwks_uri"))
        .userNameAttributeName("sub")
        .clientName(settings.name())
        .build();
  }
}
