package org.chengming.publishing;

/**
 * Finds that the edition holds no state secret and may be public (条例第十七条); {@code basis} says on
 * what ground.
 */
public record ClearEdition(long editionId, String basis) {}
