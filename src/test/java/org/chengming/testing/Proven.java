package org.chengming.testing;

import static org.chengming.testing.Patience.await;

import java.time.LocalDate;
import java.util.List;
import org.chengming.actors.Actor;
import org.chengming.actors.Role;
import org.chengming.ledger.Entry;
import org.chengming.ledger.LedgerReads;
import org.chengming.organisations.Body;
import org.chengming.publishing.AttachedFile;
import org.chengming.publishing.EditionFields;
import org.chengming.publishing.IncomingDocument;
import org.chengming.publishing.Intake;
import org.chengming.publishing.Publishing;
import org.chengming.publishing.Taken;
import org.chengming.publishing.WithdrawDocument;

/** Puts documents where the public and the ledger see them, the quick way: by taking them over. */
public final class Proven {
  private final Intake intake;
  private final Publishing publishing;
  private final LedgerReads ledger;
  private final Body body;
  private final Actor publisher;

  public Proven(Intake intake, Publishing publishing, LedgerReads ledger, Given given) {
    this.intake = intake;
    this.publishing = publishing;
    this.ledger = ledger;
    this.body = given.body();
    this.publisher = given.staff(body, Role.PUBLISHER).actor();
  }

  /** A document that is or was public. */
  public record Shown(long id, String number) {
    public String path() {
      return "/documents/" + number;
    }
  }

  /** A further edition when the name was used before. */
  public Shown publish(String name, String title, String html, AttachedFile... files) {
    var fields = EditionFields.of(title, LocalDate.of(2026, 11, 2), html);
    var taken =
        intake
            .take(
                Actor.system("test"),
                List.of(
                    new IncomingDocument(
                        body.code(), name, body.id(), null, null, true, fields, List.of(files))))
            .getFirst();
    if (taken.outcome() == Taken.Outcome.REJECTED) {
      throw new AssertionError("Rejected: " + taken.reason());
    }
    return new Shown(taken.documentId(), String.valueOf(taken.indexNumber()));
  }

  public void withdraw(Shown shown, String reason) {
    publishing.withdraw(publisher, new WithdrawDocument(shown.id(), reason));
  }

  /** The newest entry of a subject, once it has its place. */
  public Entry placed(String subject) {
    return await("the ledger places " + subject)
        .until(
            () -> ledger.of(subject),
            entries -> !entries.isEmpty() && entries.getLast().integrated())
        .getLast();
  }
}
