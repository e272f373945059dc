/**
 * An append-only Merkle log of what was made public and answered, signed and open to everyone
 * (存证账本).
 *
 * <p>An act writes its deed in its own transaction; one node at a time gives deeds their places in
 * the tree and signs it. Nothing personal is in it.
 */
@ApplicationModule(allowedDependencies = {"database", "keys", "operations", "outgoing", "web"})
@NullMarked
package org.chengming.ledger;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
