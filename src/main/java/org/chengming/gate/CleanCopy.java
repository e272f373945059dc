package org.chengming.gate;

import org.chengming.files.StoredFile;

/**
 * The file that may go out in place of another.
 *
 * @param file stored; the very file it was made of where there was nothing to remove
 */
public record CleanCopy(StoredFile file, CleaningProof proof) {}
