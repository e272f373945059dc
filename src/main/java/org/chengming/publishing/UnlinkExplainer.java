package org.chengming.publishing;

/** Takes such a link away. */
public record UnlinkExplainer(long explainerId, long policyId) {}
