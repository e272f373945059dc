package org.chengming.publishing;

/**
 * Says what a picture in the text shows, for whoever does not see it.
 *
 * @param sha256 of the picture
 */
public record DescribePicture(long editionId, String sha256, String words) {}
