package org.chengming.requests.web;

import java.util.List;
import org.chengming.requests.Proposal;

/** What waits for somebody to agree. */
record DeskProposalsPage(List<Proposal> waiting) {}
