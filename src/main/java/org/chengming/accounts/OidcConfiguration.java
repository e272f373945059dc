package org.chengming.accounts;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Set;
import org.chengming.outgoing.Outgoing;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.converter.FormHttpMessageConverter;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.oauth2.client.OAuth2LoginConfigurer;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.endpoint.RestClientAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.http.OAuth2ErrorResponseErrorHandler;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenValidator;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestCustomizers;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.http.converter.OAuth2AccessTokenResponseHttpMessageConverter;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwtDecoderFactory;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestTemplate;

/**
 * The code flow of OpenID Connect, with PKCE, state and nonce, by way of the one client for
 * outgoing calls. Of what the service hands out only the ID token is looked at, once.
 */
@Configuration(proxyBeanMethods = false)
class OidcConfiguration {
  /** Ours to the desk's door; only called where there is a service. */
  static void login(
      OAuth2LoginConfigurer<HttpSecurity> login,
      IdentityService service,
      OidcSignIn signIn,
      Outgoing outgoing) {
    var asks = new DefaultOAuth2AuthorizationRequestResolver(service, IdentityService.START);
    asks.setAuthorizationRequestCustomizer(OAuth2AuthorizationRequestCustomizers.withPkce());
    login
        .clientRegistrationRepository(service)
        .authorizedClientRepository(new Forgetful())
        .loginPage("/desk/sign-in")
        .authorizationEndpoint(a -> a.authorizationRequestResolver(asks))
        .redirectionEndpoint(r -> r.baseUri(IdentityService.BACK))
        .tokenEndpoint(t -> t.accessTokenResponseClient(tokens(outgoing)))
        .userInfoEndpoint(
            u -> u.oidcUserService(r -> new DefaultOidcUser(List.of(), r.getIdToken())))
        .successHandler(signIn::came)
        .failureHandler(signIn::refused);
  }

  private static RestClientAuthorizationCodeTokenResponseClient tokens(Outgoing outgoing) {
    var client = new RestClientAuthorizationCodeTokenResponseClient();
    client.setRestClient(
        RestClient.builder()
            .requestFactory(outgoing.requests())
            .configureMessageConverters(
                c ->
                    c.addCustomConverter(new FormHttpMessageConverter())
                        .addCustomConverter(new OAuth2AccessTokenResponseHttpMessageConverter()))
            .defaultStatusHandler(new OAuth2ErrorResponseErrorHandler())
            .build());
    return client;
  }

  @Bean
  JwtDecoderFactory<ClientRegistration> idTokens(Outgoing outgoing) {
    return registration -> {
      var decoder =
          NimbusJwtDecoder.withJwkSetUri(registration.getProviderDetails().getJwkSetUri())
              .jwsAlgorithms(
                  a ->
                      a.addAll(
                          Set.of(
                              SignatureAlgorithm.RS256,
                              SignatureAlgorithm.PS256,
                              SignatureAlgorithm.ES256)))
              .restOperations(new RestTemplate(outgoing.requests()))
              .build();
      decoder.setJwtValidator(
          new DelegatingOAuth2TokenValidator<>(
              new JwtTimestampValidator(), new OidcIdTokenValidator(registration)));
      return decoder;
    };
  }

  /** Nothing is called in a person's name, so no token of theirs is kept. */
  private static final class Forgetful implements OAuth2AuthorizedClientRepository {
    @Override
    @SuppressWarnings("NullAway")
    public <T extends OAuth2AuthorizedClient> @Nullable T loadAuthorizedClient(
        String id, Authentication who, HttpServletRequest request) {
      return null;
    }

    @Override
    public void saveAuthorizedClient(
        OAuth2AuthorizedClient client,
        Authentication who,
        HttpServletRequest request,
        HttpServletResponse response) {}

    @Override
    public void removeAuthorizedClient(
        String id, Authentication who, HttpServletRequest request, HttpServletResponse response) {}
  }
}
