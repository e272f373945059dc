package org.chengming.accounts;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.chengming.outgoing.Outgoing;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.authentication.builders.AuthenticationManagerBuilder;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.www.BasicAuthenticationFilter;
import org.springframework.security.web.savedrequest.NullRequestCache;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;

/**
 * Four doors: the desk with sessions, writing API calls with credentials on each, the forms that
 * anybody may send, and everything else public, which reads only.
 */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {
  private static final List<String> READING = List.of("GET", "HEAD", "OPTIONS");

  @Bean
  @Order(1)
  SecurityFilterChain desk(
      HttpSecurity http,
      SignIn signIn,
      DeskEntryPoint entryPoint,
      IdentityService service,
      OidcSignIn oidc,
      Outgoing outgoing)
      throws Exception {
    askedOnce(http, signIn);
    if (!service.name().isEmpty()) {
      http.oauth2Login(o -> OidcConfiguration.login(o, service, oidc, outgoing));
    }
    return http.securityMatcher("/desk", "/desk/**")
        .authorizeHttpRequests(
            a ->
                a.requestMatchers("/desk/sign-in", "/desk/sign-in/**")
                    .permitAll()
                    .anyRequest()
                    .access((who, request) -> new AuthorizationDecision(isStaff(who.get()))))
        .formLogin(
            f ->
                f.loginPage("/desk/sign-in")
                    .loginProcessingUrl("/desk/sign-in")
                    .successHandler(entryPoint::signedIn)
                    .failureHandler(entryPoint::refused))
        .logout(
            l ->
                l.logoutUrl("/desk/sign-out")
                    .logoutSuccessUrl("/desk/sign-in?out")
                    .deleteCookies(SessionCookie.NAMES))
        .exceptionHandling(
            e -> e.authenticationEntryPoint(entryPoint).accessDeniedHandler(entryPoint::denied))
        .requestCache(r -> r.requestCache(new NullRequestCache()))
        .headers(SecurityConfiguration::neverKept)
        .build();
  }

  @Bean
  @Order(2)
  SecurityFilterChain writingApi(
      HttpSecurity http, SignIn signIn, ApiTokens tokens, Accounts accounts, Duties duties)
      throws Exception {
    var paths = PathPatternRequestMatcher.withDefaults();
    var api = paths.matcher("/api/**");
    var itself = paths.matcher("/api/v1/token");
    askedOnce(http, signIn);
    return http.securityMatcher(
            request ->
                itself.matches(request)
                    || !READING.contains(request.getMethod()) && api.matches(request))
        .addFilterBefore(new BearerTokens(tokens, READING), BasicAuthenticationFilter.class)
        .authorizeHttpRequests(
            a ->
                a.anyRequest()
                    .access(
                        (who, request) ->
                            new AuthorizationDecision(mayWrite(who.get(), accounts, duties))))
        .httpBasic(Customizer.withDefaults())
        .csrf(AbstractHttpConfigurer::disable)
        .sessionManagement(s -> s.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .headers(SecurityConfiguration::neverKept)
        .build();
  }

  /**
   * Nobody is signed in here, so a foreign page could borrow no right; it could make a visitor send
   * something they never saw, and is refused. Nothing of these pages is kept by anyone.
   */
  @Bean
  @Order(3)
  SecurityFilterChain publicForms(HttpSecurity http) throws Exception {
    return http.securityMatcher(
            "/requests",
            "/requests/**",
            "/registers/*/lookup",
            "/registers/*/objection",
            "/register-objections",
            // Sent by the programs of other offices, who are known by their signatures.
            "/ledger/witness/add-checkpoint")
        .authorizeHttpRequests(
            a ->
                a.requestMatchers(SecurityConfiguration::sentFromElsewhere)
                    .denyAll()
                    .anyRequest()
                    .permitAll())
        .exceptionHandling(
            e ->
                e.accessDeniedHandler(
                    (request, response, reason) ->
                        response.sendError(HttpServletResponse.SC_FORBIDDEN)))
        .csrf(AbstractHttpConfigurer::disable)
        .requestCache(AbstractHttpConfigurer::disable)
        .securityContext(AbstractHttpConfigurer::disable)
        .sessionManagement(AbstractHttpConfigurer::disable)
        .anonymous(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .headers(SecurityConfiguration::neverKept)
        .build();
  }

  private static boolean sentFromElsewhere(HttpServletRequest request) {
    return !READING.contains(request.getMethod())
        && "cross-site".equals(request.getHeader("Sec-Fetch-Site"));
  }

  @Bean
  @Order(4)
  SecurityFilterChain reading(HttpSecurity http) throws Exception {
    return http.authorizeHttpRequests(
            a ->
                a.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.FORWARD)
                    .permitAll()
                    .requestMatchers(request -> READING.contains(request.getMethod()))
                    .permitAll()
                    .anyRequest()
                    .denyAll())
        .exceptionHandling(e -> e.accessDeniedHandler(SecurityConfiguration::readOnly))
        .csrf(AbstractHttpConfigurer::disable)
        .requestCache(AbstractHttpConfigurer::disable)
        .securityContext(AbstractHttpConfigurer::disable)
        .sessionManagement(AbstractHttpConfigurer::disable)
        .anonymous(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .headers(AbstractHttpConfigurer::disable)
        .build();
  }

  /** Every filter of every page would be timed; the request as a whole is. */
  @Bean
  static SecurityObservationSettings securityObservations() {
    return SecurityObservationSettings.noObservations();
  }

  /**
   * The parent of every manager would know the same provider and ask it again, so that a wrong
   * guess counted twice.
   */
  private static void askedOnce(HttpSecurity http, SignIn signIn) {
    http.getSharedObject(AuthenticationManagerBuilder.class)
        .parentAuthenticationManager(null)
        .authenticationProvider(signIn);
  }

  /** Whoever owes their second factor is nobody yet. */
  private static boolean isStaff(@Nullable Authentication who) {
    return who != null && who.getPrincipal() instanceof StaffPrincipal;
  }

  /**
   * Whoever owes a password of their own or a second factor writes nothing; and who has one cannot
   * show it here, so their password alone does not count, and their programs have tokens.
   */
  private static boolean mayWrite(@Nullable Authentication who, Accounts accounts, Duties duties) {
    return who != null
        && who.getPrincipal() instanceof StaffPrincipal staff
        && accounts.findActor(staff.id()).isPresent()
        && duties.of(staff.id()).isEmpty();
  }

  private static void readOnly(
      HttpServletRequest request, HttpServletResponse response, Exception reason)
      throws IOException {
    response.setHeader("Allow", String.join(", ", READING));
    response.sendError(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
  }

  /** The rest is the same for every answer, see {@code web.SafetyHeaders}. */
  private static void neverKept(HeadersConfigurer<HttpSecurity> headers) {
    headers.defaultsDisabled().cacheControl(Customizer.withDefaults());
  }
}
