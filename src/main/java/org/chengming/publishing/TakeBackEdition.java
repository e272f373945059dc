package org.chengming.publishing;

/** The writer takes back what they handed in, while nobody has reviewed it. */
public record TakeBackEdition(long editionId) {}
