package org.chengming.organisations;

import java.time.LocalDate;
import java.util.List;
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
    return new RegisterBody(
        code,
        name,
        shortName,
        nameEn,
        level,
        kind,
        divisionCode,
        parent,
        uscc,
        organisationCode,
        guide,
        outside,
        foundedOn,
        contacts);
  }

  public RegisterBody in(@Nullable String division) {
    return new RegisterBody(
        code,
        name,
        shortName,
        nameEn,
        level,
        kind,
        division,
        parentCode,
        uscc,
        organisationCode,
        guide,
        outside,
        foundedOn,
        contacts);
  }

  public RegisterBody called(@Nullable String brief, @Nullable String english) {
    return new RegisterBody(
        code,
        name,
        brief,
        english,
        level,
        kind,
        divisionCode,
        parentCode,
        uscc,
        organisationCode,
        guide,
        outside,
        foundedOn,
        contacts);
  }

  public RegisterBody reachedBy(List<ContactPoint> points, @Nullable String disclosureGuide) {
    return new RegisterBody(
        code,
        name,
        shortName,
        nameEn,
        level,
        kind,
        divisionCode,
        parentCode,
        uscc,
        organisationCode,
        disclosureGuide,
        outside,
        foundedOn,
        points);
  }

  /** A body outside this installation, held for its documents. */
  public RegisterBody fromOutside() {
    return new RegisterBody(
        code,
        name,
        shortName,
        nameEn,
        level,
        kind,
        divisionCode,
        parentCode,
        uscc,
        organisationCode,
        guide,
        true,
        foundedOn,
        contacts);
  }
}
