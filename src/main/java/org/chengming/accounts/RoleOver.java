package org.chengming.accounts;

import org.chengming.actors.Role;

/** A role for a body and all bodies under it. */
public record RoleOver(Role role, long bodyId) {}
