package org.chengming.publishing;

/** Marks a remark as dealt with. */
public record ResolveRemark(long remarkId) {}
