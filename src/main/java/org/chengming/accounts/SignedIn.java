package org.chengming.accounts;

import java.util.Optional;
import org.chengming.actors.Actor;
import org.chengming.actors.CurrentActor;
import org.chengming.organisations.Organisations;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/** Who is signed in, with the roles of this moment; asked once a request. */
@Component
class SignedIn implements CurrentActor {
  private static final String ATTRIBUTE = SignedIn.class.getName();
  private final Accounts accounts;
  private final Organisations organisations;

  SignedIn(Accounts accounts, Organisations organisations) {
    this.accounts = accounts;
    this.organisations = organisations;
  }

  @Override
  public Optional<Actor> get() {
    var request = RequestContextHolder.getRequestAttributes();
    if (request != null
        && request.getAttribute(ATTRIBUTE, RequestAttributes.SCOPE_REQUEST)
            instanceof Actor known) {
      return Optional.of(known);
    }
    var authentication = SecurityContextHolder.getContext().getAuthentication();
    if (authentication == null
        || !(authentication.getPrincipal() instanceof StaffPrincipal principal)) {
      return Optional.empty();
    }
    var actor = accounts.findActor(principal.id());
    if (request != null) {
      actor.ifPresent(a -> request.setAttribute(ATTRIBUTE, a, RequestAttributes.SCOPE_REQUEST));
    }
    return actor;
  }

  @Override
  public String bodyName() {
    return get().map(Actor::bodyId).map(id -> organisations.bodies().get(id).name()).orElse("");
  }
}
