package org.chengming.accounts;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.chengming.actors.Role;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Which roles take a second factor; accounts of a demo province, whose password is known, none. */
@Component
class FactorPolicy {
  private final Set<Role> roles;

  FactorPolicy(@Value("${chengming.accounts.factor-roles}") List<String> roles) {
    this.roles =
        roles.stream()
            .map(String::strip)
            .map(Role::valueOf)
            .collect(Collectors.toUnmodifiableSet());
  }

  boolean demandsOf(Staff staff) {
    return !staff.demo()
        && !Collections.disjoint(roles, staff.roles().stream().map(RoleOver::role).toList());
  }
}
