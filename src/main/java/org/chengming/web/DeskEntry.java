package org.chengming.web;

import java.util.Set;
import org.chengming.actors.Role;

/**
 * A line of the desk's rail; each module contributes its own as beans.
 *
 * @param group heading it stands under, in Chinese
 * @param position order inside the rail, small first
 * @param roles anyone who holds one of these somewhere sees it
 */
public record DeskEntry(String group, int position, String label, String href, Set<Role> roles) {}
