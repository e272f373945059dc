package org.chengming.requests.web;

import org.jspecify.annotations.Nullable;

/**
 * Filing the case away, or what was filed.
 *
 * @param file whether this person may file it away now
 * @param read whether this person may read the archive
 * @param sha256 of its manifest, null while it is not archived
 */
record DeskArchive(boolean file, boolean read, @Nullable String sha256) {}
