package org.chengming.organisations;

import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Registers a body. The parent is named by its code, so that a list may hold parents before their
 * children.
 *
 * @param organisationCode may be null when {@code uscc} is given, which contains it
 */
public record RegisterBody(
    String code,
    String name,
    @Nullable String shortName,
    @Nullable String nameEn,
    BodyLevel level,
    BodyKind kind,
    @Nullable String divisionCode,
    @Nullable String parentCode,
    @Nullable Uscc uscc,
    @Nullable OrganisationCode organisationCode,
    @Nullable String guide,
    boolean outside,
    @Nullable LocalDate foundedOn,
    List<ContactPoint> contacts) {

  public RegisterBody {
    contacts = List.copyOf(contacts);
    if (organisationCode == null && uscc != null) {
      organisationCode = uscc.organisationCode();
    }
  }

  /** The least a body needs. */
  public static RegisterBody of(
      String code, String name, BodyLevel level, BodyKind kind, OrganisationCode organisationCode) {
    return new RegisterBody(
        code,
        name,
        null,
        null,
        level,
        kind,
        null,
        null,
        null,
        organisationCode,
        null,
        false,
        null,
        List.of());
  }

  public RegisterBody under(@Nullable String parent) {
    return with(o -> o.parentCode = parent);
  }

  public RegisterBody in(@Nullable String division) {
    return with(o -> o.divisionCode = division);
  }

  public RegisterBody called(@Nullable String brief, @Nullable String english) {
    return with(
        o -> {
          o.shortName = brief;
          o.nameEn = english;
        });
  }

  public RegisterBody reachedBy(List<ContactPoint> points, @Nullable String disclosureGuide) {
    return with(
        o -> {
          o.contacts = points;
          o.guide = disclosureGuide;
        });
  }

  /** A body outside this installation, held for its documents. */
  public RegisterBody fromOutside() {
    return with(o -> o.outside = true);
  }

  private RegisterBody with(Consumer<Open> change) {
    var open = new Open(this);
    change.accept(open);
    return new RegisterBody(
        code,
        name,
        open.shortName,
        open.nameEn,
        level,
        kind,
        open.divisionCode,
        open.parentCode,
        uscc,
        organisationCode,
        open.guide,
        open.outside,
        foundedOn,
        open.contacts);
  }

  /** What may still be said of a body, while a copy of its registration is made. */
  private static final class Open {
    private @Nullable String shortName;
    private @Nullable String nameEn;
    private @Nullable String divisionCode;
    private @Nullable String parentCode;
    private @Nullable String guide;
    private boolean outside;
    private List<ContactPoint> contacts;

    private Open(RegisterBody body) {
      shortName = body.shortName;
      nameEn = body.nameEn;
      divisionCode = body.divisionCode;
      parentCode = body.parentCode;
      guide = body.guide;
      outside = body.outside;
      contacts = body.contacts;
    }
  }
}
