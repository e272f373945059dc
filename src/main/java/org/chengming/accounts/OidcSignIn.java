package org.chengming.accounts;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.stereotype.Component;

/**
 * Turns whom the identity service vouches for into a person of ours: by the number it gives, never
 * by a name or an address, which change hands.
 */
@Component
class OidcSignIn {
  private static final Logger log = LoggerFactory.getLogger(OidcSignIn.class);

  private final OidcSettings settings;
  private final ExternalStaff staff;
  private final FactorRepository factors;
  private final Door door;
  private final Clock clock;

  OidcSignIn(
      OidcSettings settings,
      ExternalStaff staff,
      FactorRepository factors,
      Door door,
      Clock clock) {
    this.settings = settings;
    this.staff = staff;
    this.factors = factors;
    this.door = door;
    this.clock = clock;
  }

  void came(HttpServletRequest request, HttpServletResponse response, Authentication authentication)
      throws IOException {
    if (authentication.getPrincipal() instanceof OidcUser user) {
      come(request, response, user);
    } else {
      throw new IllegalStateException("The identity service gave no ID token");
    }
  }

  private void come(HttpServletRequest request, HttpServletResponse response, OidcUser user)
      throws IOException {
    var known =
        Optional.ofNullable(user.getClaimAsString(settings.numberClaim()))
            .filter(number -> !number.isBlank())
            .flatMap(number -> staff.of(number, settings.createAccounts()));
    if (known.isEmpty()) {
      // Whoever it vouches for is nobody here, or is no longer.
      door.shut(request, response);
      response.sendRedirect("/desk/sign-in?unknown");
    } else if (factors.any(known.get().id()) && !askedForFactor(user)) {
      door.half(request, response, new HalfSignedIn(known.get().id(), clock.instant()));
      response.sendRedirect("/desk/sign-in/second");
    } else {
      door.open(request, response, known.get(), "identity service");
      response.sendRedirect("/desk");
    }
  }

  void refused(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException reason)
      throws IOException {
    log.info("The identity service's answer was not taken: {}", reason.getMessage());
    response.sendRedirect("/desk/sign-in?unknown");
  }

  private boolean askedForFactor(OidcUser user) {
    var amr = user.getClaimAsStringList("amr");
    var said =
        Stream.concat(
                Stream.ofNullable(user.getClaimAsString("acr")),
                (amr == null ? List.<String>of() : amr).stream())
            .toList();
    return !Collections.disjoint(said, settings.factors());
  }
}
