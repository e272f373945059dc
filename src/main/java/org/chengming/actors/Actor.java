package org.chengming.actors;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Whoever acts: a member of staff, or the system itself (id null).
 *
 * @param id the staff account, null for the system
 * @param name as it stands in the audit
 * @param bodyId the body the person belongs to, null for the system
 */
public record Actor(@Nullable Long id, String name, @Nullable Long bodyId, List<Grant> grants) {
  public Actor {
    grants = List.copyOf(grants);
  }

  /**
   * The system acting by schedule, import or first start; it may do everything and is audited under
   * its name.
   */
  public static Actor system(String name) {
    return new Actor(null, name, null, List.of());
  }

  public boolean isSystem() {
    return id == null;
  }

  /** Whether this actor holds the role over the body at {@code bodyPath}. */
  public boolean may(Role role, String bodyPath) {
    return isSystem() || grants.stream().anyMatch(g -> g.role() == role && g.covers(bodyPath));
  }

  /** Whether this actor holds the role over any body. */
  public boolean mayAnywhere(Role role) {
    return isSystem() || grants.stream().anyMatch(g -> g.role() == role);
  }

  /**
   * Whether this actor holds the role over a body at the top, and so over what holds for all:
   * calendar, vocabularies.
   */
  public boolean mayAtRoot(Role role) {
    return isSystem() || grants.stream().anyMatch(g -> g.role() == role && g.atRoot());
  }

  /** Paths of the bodies over which this actor holds the role. */
  public List<String> paths(Role role) {
    return grants.stream().filter(g -> g.role() == role).map(Grant::bodyPath).toList();
  }

  public Set<Role> roles() {
    return grants.stream().map(Grant::role).collect(Collectors.toUnmodifiableSet());
  }

  /**
   * @throws NotPermitted when the actor lacks the role over the body
   */
  public void require(Role role, String bodyPath, String act) {
    if (!may(role, bodyPath)) {
      throw new NotPermitted(
          "%s may not %s: it takes %s over body %s".formatted(name, act, role, bodyPath));
    }
  }

  /**
   * @throws NotPermitted when the actor holds the role over no body at all
   */
  public void requireAnywhere(Role role, String act) {
    if (!mayAnywhere(role)) {
      throw new NotPermitted("%s may not %s: it takes %s".formatted(name, act, role));
    }
  }

  /**
   * @throws NotPermitted when the actor lacks the role over a body at the top
   */
  public void requireAtRoot(Role role, String act) {
    if (!mayAtRoot(role)) {
      throw new NotPermitted(
          "%s may not %s: it takes %s over a body at the top".formatted(name, act, role));
    }
  }
}
