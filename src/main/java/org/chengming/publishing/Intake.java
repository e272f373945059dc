package org.chengming.publishing;

import java.util.List;
import org.chengming.actors.Actor;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Takes over documents in bulk: from an import, another system, the demo province. */
@Component
public class Intake {
  /**
   * Takes over a batch in one transaction, with one audit row. The answers stand in the order of the batch. Doing it again
   * changes nothing: a document is known by its source and source id and compared by its content hash; one that changed
   * becomes a new edition. Takes PUBLISHER over each body. Batches of 200 to 1,000 are quickest.
   */
  @Transactional
  public List<Taken> take(Actor actor, List<IncomingDocument> batch) {
    throw new UnsupportedOperationException();
  }
}
