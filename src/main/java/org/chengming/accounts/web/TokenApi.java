package org.chengming.accounts.web;

import java.util.Map;
import org.chengming.accounts.Accounts;
import org.chengming.accounts.ApiTokens.ApiToken;
import org.chengming.web.Dates;
import org.chengming.web.Fields;
import org.chengming.web.Missing;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /api/v1/token}: what the token that is shown may do, and until when. */
@RestController
class TokenApi {
  private final Accounts accounts;

  TokenApi(Accounts accounts) {
    this.accounts = accounts;
  }

  @GetMapping("/api/v1/token")
  Map<String, Object> token(Authentication who) {
    if (!(who.getDetails() instanceof ApiToken token)) {
      throw new Missing("A token");
    }
    var staff = accounts.staff(token.staffId());
    return Fields.of(
        "name",
        token.name(),
        "scope",
        token.scope().name(),
        "expiresAt",
        Dates.iso(token.expiresAt()),
        "username",
        staff.username(),
        "roles",
        staff.roles().stream().map(r -> r.role().name()).distinct().toList());
  }
}
