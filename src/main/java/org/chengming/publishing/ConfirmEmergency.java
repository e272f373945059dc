package org.chengming.publishing;

/**
 * Says afterwards that what was published at once may be public.
 *
 * @param basis on which it was examined (条例第十七条), in words
 */
public record ConfirmEmergency(long editionId, String basis) {}
