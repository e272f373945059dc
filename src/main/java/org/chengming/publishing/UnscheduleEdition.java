package org.chengming.publishing;

/** Takes an edition out of the schedule again. */
public record UnscheduleEdition(long editionId) {}
