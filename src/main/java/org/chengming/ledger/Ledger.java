package org.chengming.ledger;

import java.util.List;
import org.jooq.CommonTableExpression;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Where what is done in public is recorded for good. The row is written in the transaction of the
 * act; its place in the tree, and with it its proof, follow within a second of the commit.
 */
@Component
public class Ledger {
  private final LedgerRepository repository;

  Ledger(LedgerRepository repository) {
    this.repository = repository;
  }

  /** Records a deed with the act it is part of. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void append(Deed deed) {
    appendAll(List.of(deed));
  }

  /**
   * As {@link #appendAll}, as part of a statement of the caller's own, so that it costs no way to
   * the database and back: {@code db.with(ledger.appending(deeds)).insertInto(…)}.
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public CommonTableExpression<?> appending(List<Deed> deeds) {
    return repository.appending(deeds);
  }

  /** As {@link #append}, with one statement however many they are; they keep their order. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void appendAll(List<Deed> deeds) {
    if (!deeds.isEmpty()) {
      repository.append(deeds);
    }
  }
}
