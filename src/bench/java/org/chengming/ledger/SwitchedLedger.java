package org.chengming.ledger;

import java.util.List;

/** The ledger, which can be switched off to see what it costs. */
class SwitchedLedger extends Ledger {
  private volatile boolean on = true;

  SwitchedLedger(LedgerRepository repository) {
    super(repository);
  }

  void on(boolean now) {
    on = now;
  }

  @Override
  public void append(Deed deed) {
    appendAll(List.of(deed));
  }

  @Override
  public void appendAll(List<Deed> deeds) {
    if (on) {
      super.appendAll(deeds);
    }
  }
}
