package org.chengming.publishing;

/** Says that one live document explains another (解读). */
public record LinkExplainer(long explainerId, long policyId) {}
