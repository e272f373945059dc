package org.chengming.organisations;

import java.time.LocalDate;
import java.util.List;

/** Bodies have given way to others; effective on a day that may still come. */
public record BodySucceeded(
    SuccessionKind kind, List<Long> predecessors, List<Long> successors, LocalDate effectiveOn) {}
