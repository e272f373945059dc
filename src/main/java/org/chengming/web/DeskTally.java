package org.chengming.web;

import java.util.Set;
import java.util.function.ToIntFunction;
import org.chengming.actors.Actor;
import org.chengming.actors.Role;

/**
 * A number on the desk's first page that somebody has to look at; each module contributes its own
 * as beans. It is shown while it is not 0.
 *
 * @param position order among the others, small first
 * @param href the list behind the number
 * @param roles anyone who holds one of these somewhere sees it
 */
public record DeskTally(
    int position, String label, String href, Set<Role> roles, ToIntFunction<Actor> count) {}
