package org.chengming.accounts;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.chengming.actors.Actor;
import org.chengming.audit.Audit;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Lets in who has shown all that was asked of them. */
@Component
class Door {
  private final StaffRepository repository;
  private final SignIns signIns;
  private final Audit audit;
  private final Clock clock;
  private final TransactionTemplate transaction;
  private final HttpSessionSecurityContextRepository contexts =
      new HttpSessionSecurityContextRepository();

  Door(
      StaffRepository repository,
      SignIns signIns,
      Audit audit,
      Clock clock,
      TransactionTemplate transaction) {
    this.repository = repository;
    this.signIns = signIns;
    this.audit = audit;
    this.clock = clock;
    this.transaction = transaction;
  }

  /**
   * Writes down that they came in.
   *
   * @param by what beside the password, null for nothing
   */
  Authentication admit(StaffRepository.Credentials staff, @Nullable String by) {
    transaction.executeWithoutResult(
        status -> {
          repository.signedIn(staff.id(), clock.instant());
          var person = new Actor(staff.id(), staff.name(), staff.bodyId(), List.of());
          audit.record(
              person,
              "StaffSignIn",
              "staff",
              staff.id(),
              null,
              by == null ? null : Map.of("factor", by));
        });
    return UsernamePasswordAuthenticationToken.authenticated(
        new StaffPrincipal(staff.id()), null, List.of());
  }

  /** Keeps where and with what they came in, once the session has its id for good. */
  void entered(HttpServletRequest request, long staffId) {
    Freshness.begin(request.getSession(), clock.instant());
    signIns.succeeded(staffId, request, request.getSession().getId());
  }

  /** The person still owes their second factor. */
  void half(HttpServletRequest request, HttpServletResponse response, HalfSignedIn half) {
    keep(
        request,
        response,
        UsernamePasswordAuthenticationToken.authenticated(half, null, List.of()));
  }

  /** Whoever it was is nobody here. */
  void shut(HttpServletRequest request, HttpServletResponse response) {
    SecurityContextHolder.clearContext();
    contexts.saveContext(SecurityContextHolder.createEmptyContext(), request, response);
  }

  /** The same for a browser that stood in the door: its session becomes theirs, under a new id. */
  void open(
      HttpServletRequest request,
      HttpServletResponse response,
      StaffRepository.Credentials staff,
      String by) {
    keep(request, response, admit(staff, by));
    entered(request, staff.id());
  }

  private void keep(
      HttpServletRequest request, HttpServletResponse response, Authentication authentication) {
    var context = SecurityContextHolder.createEmptyContext();
    context.setAuthentication(authentication);
    request.changeSessionId();
    SecurityContextHolder.setContext(context);
    contexts.saveContext(context, request, response);
  }
}
