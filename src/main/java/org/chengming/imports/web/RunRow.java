package org.chengming.imports.web;

import java.time.Instant;
import org.chengming.imports.Progress;
import org.jspecify.annotations.Nullable;

record RunRow(
    long id,
    String label,
    boolean dry,
    Progress.State state,
    String startedBy,
    Instant startedAt,
    Progress.Counts counts,
    @Nullable String note,
    @Nullable String failure) {}
