package org.chengming.publishing;

import java.time.Instant;

/** Lets an approved edition be published at a moment to come. */
public record ScheduleEdition(long editionId, Instant publishAt) {}
