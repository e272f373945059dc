package org.chengming.publishing.web.site;

/** A step of the way to a page. */
record Place(String label, String path) {}
