package org.chengming.ledger.web;

import org.chengming.web.Head;
import org.chengming.web.Inclusion;
import org.chengming.web.ProofCode;

/**
 * One entry and its proof.
 *
 * @param leaf the text that is hashed
 */
record EntryPage(Head head, EntryRow entry, String leaf, Inclusion inclusion, ProofCode code) {}
