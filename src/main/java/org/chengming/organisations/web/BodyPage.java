package org.chengming.organisations.web;

import java.util.List;
import org.chengming.organisations.Body;
import org.chengming.organisations.BodyKind;
import org.chengming.organisations.BodyLevel;
import org.chengming.organisations.ContactKind;
import org.chengming.organisations.SuccessionKind;
import org.chengming.web.Form;
import org.jspecify.annotations.Nullable;

/**
 * The desk's page of one body, or of one to be registered.
 *
 * @param body null while it is not registered
 * @param parentName of the body above, empty for a root
 */
record BodyPage(
    String title,
    @Nullable Body body,
    List<Body> lineage,
    String parentName,
    Form registration,
    Form codes,
    Form description,
    Form ending,
    List<Relation> relations,
    boolean mayChange,
    boolean mayDescribe,
    boolean saved) {

  List<BodyLevel> levels() {
    return List.of(BodyLevel.values());
  }

  List<BodyKind> kinds() {
    return List.of(BodyKind.values());
  }

  List<ContactKind> contactKinds() {
    return List.of(ContactKind.values());
  }

  /** Another body this one follows or is followed by. */
  record Relation(
      SuccessionKind kind, boolean before, Body other, String effectiveOn, @Nullable String basis) {
    String label() {
      return (before ? "由此机构%s而来" : "%s为").formatted(kind.label());
    }
  }
}
