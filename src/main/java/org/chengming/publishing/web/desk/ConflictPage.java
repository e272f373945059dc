package org.chengming.publishing.web.desk;

import java.util.List;
import org.chengming.publishing.EditionFields;
import org.chengming.web.Head;

/**
 * Two people saved: what stands and what was kept beside it.
 *
 * @param lines from what stands to what was kept
 */
record ConflictPage(
    Head head,
    long editionId,
    int revision,
    long saveId,
    String standsBy,
    String standsAt,
    String keptBy,
    String keptAt,
    List<TextDiff.Line> lines,
    EditionFields kept) {}
