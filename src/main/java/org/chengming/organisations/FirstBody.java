package org.chengming.organisations;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The body at the top of an installation, registered at its first start, so that the first
 * administrator belongs somewhere.
 */
@ConfigurationProperties("chengming.first-body")
record FirstBody(
    String code,
    String name,
    String nameEn,
    BodyLevel level,
    String divisionCode,
    String organisationCode) {
  RegisterBody registration() {
    return RegisterBody.of(
            code, name, level, BodyKind.GOVERNMENT, OrganisationCode.of(organisationCode))
        .called(null, nameEn)
        .in(divisionCode);
  }
}
