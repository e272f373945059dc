package org.chengming.organisations;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Changes what is registered of a body. A body is not renamed by this: that is a {@link Succeed}.
 *
 * @param correction says that a changed name only repairs a slip made when registering
 */
public record EditBody(
    long id,
    String name,
    boolean correction,
    @Nullable String shortName,
    @Nullable String nameEn,
    BodyLevel level,
    BodyKind kind,
    @Nullable String divisionCode,
    @Nullable String parentCode,
    @Nullable LocalDate foundedOn) {}
