package org.chengming.accounts;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A person with an account at the desk; the password hash stays in the repository.
 *
 * @param externalNumber what an identity service calls them, or empty
 */
public record Staff(
    long id,
    String username,
    String name,
    String externalNumber,
    long bodyId,
    boolean passwordTemporary,
    Instant passwordSetAt,
    boolean active,
    boolean demo,
    @Nullable Instant lockedUntil,
    @Nullable Instant lastSignInAt,
    List<RoleOver> roles) {}
