package org.chengming.standards;

import java.util.List;
import java.util.Set;
import org.chengming.organisations.Body;
import org.chengming.organisations.BodyKind;
import org.chengming.organisations.BodyLevel;

/**
 * Which bodies a standard binds: by kind and level (an empty list is all), and, where names or tags
 * stand, those whose name holds one of the names or that bear one of the tags.
 */
public record Scope(
    List<BodyKind> kinds, List<BodyLevel> levels, List<String> names, List<String> tags) {
  static final Scope ALL = new Scope(List.of(), List.of(), List.of(), List.of());

  public Scope {
    kinds = List.copyOf(kinds);
    levels = List.copyOf(levels);
    names = List.copyOf(names);
    tags = List.copyOf(tags);
  }

  boolean binds(Body body, Set<String> tagsOfBody) {
    if (!kinds.isEmpty() && !kinds.contains(body.kind())
        || !levels.isEmpty() && !levels.contains(body.level())) {
      return false;
    }
    return names.isEmpty() && tags.isEmpty()
        || names.stream().anyMatch(body.name()::contains)
        || tags.stream().anyMatch(tagsOfBody::contains);
  }
}
