package org.chengming.organisations;

import org.jspecify.annotations.Nullable;

/**
 * Repairs codes that were mistyped when the body was registered. Index numbers already given keep
 * what they begin with.
 */
public record CorrectCodes(long id, @Nullable Uscc uscc, OrganisationCode organisationCode) {}
