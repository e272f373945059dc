package org.chengming.publishing;

import static org.chengming.actors.Role.EDITOR;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.chengming.actors.Actor;
import org.chengming.audit.Audit;
import org.chengming.gate.CleanCopy;
import org.chengming.gate.FileReports;
import org.chengming.gate.Found;
import org.chengming.gate.Verdict;
import org.chengming.gate.WayOut;
import org.chengming.web.Missing;
import org.chengming.web.Refused;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What the gate finds in an edition, and what people do about it. A writer mends a draft; after it
 * was handed in, whoever reads it and wrote nothing of it masks, removes and cleans by rule, which
 * makes no writer of them, or lets something through with a reason.
 */
@Component
public class Findings {
  private final EditionRepository editions;
  private final DraftSaves saves;
  private final Permits permits;
  private final WayOut gate;
  private final FileReports files;
  private final TransactionTemplate transaction;
  private final Audit audit;

  Findings(
      EditionRepository editions,
      DraftSaves saves,
      Permits permits,
      WayOut gate,
      FileReports files,
      TransactionTemplate transaction,
      Audit audit) {
    this.editions = editions;
    this.saves = saves;
    this.permits = permits;
    this.gate = gate;
    this.files = files;
    this.transaction = transaction;
    this.audit = audit;
  }

  /** In the edition as it stands. */
  @Transactional
  public Verdict of(long editionId) {
    var words = editions.words(editionId);
    return gate.look(words.outgoing(editions.documentOf(editionId)));
  }

  /** In what somebody is writing, saved or not. */
  @Transactional
  public Verdict in(long editionId, EditionFields typed) {
    var stands = editions.words(editionId);
    return gate.look(
        new EditionWords(typed.tidy(), stands.changeNote(), stands.attachments())
            .outgoing(editions.documentOf(editionId)));
  }

  /** Puts the masked form, or the right word, in each place where it stands. */
  @Transactional
  public void mask(Actor actor, RuleFinding command) {
    var held = editions.lock(command.editionId());
    requireHand(actor, held, "mask in");
    var found = found(held, command.key());
    if (found.instead() == null || found.spots().isEmpty()) {
      throw Refused.conflict("这一处不能遮盖，请删去，或者写明理由放行。", "There is no mask for " + found.label());
    }
    replace(actor, held, found, found.instead(), "EditionMask");
  }

  /** Takes it out of each place where it stands. */
  @Transactional
  public void remove(Actor actor, RuleFinding command) {
    var held = editions.lock(command.editionId());
    requireHand(actor, held, "remove from");
    var found = found(held, command.key());
    if (found.spots().isEmpty()) {
      throw Refused.conflict("文件里的内容请生成干净副本，或者换一个文件。", "It stands in a file");
    }
    replace(actor, held, found, "", "EditionRemoveFound");
  }

  /** Lets it go out as it is. */
  @Transactional
  public void pass(Actor actor, PassFinding command) {
    var held = editions.lock(command.editionId());
    permits.requireReader(actor, held, "let something through in");
    if (!held.state().inWork() || held.state() == EditionState.DRAFT) {
      throw Refused.conflict(
          "送审以后、发布以前才能放行。", "Edition %d is %s".formatted(held.id(), held.state()));
    }
    var found =
        gate.pass(
            actor,
            editions.words(held.id()).outgoing(held.documentId()),
            command.key(),
            command.reason());
    audit.record(
        actor,
        "EditionPassFound",
        "document",
        held.documentId(),
        null,
        what(held, found, Map.of("reason", command.reason().strip())));
  }

  /**
   * Rewrites an attachment without what is not seen of it. Takes seconds to minutes.
   *
   * @throws Refused where no clean copy can be made
   */
  public void clean(Actor actor, CleanAttachment command) {
    var edition = editions.editionOfAttachment(command.attachmentId());
    var before = transaction.execute(status -> source(actor, edition, command.attachmentId()));
    var copy = files.cleanCopy(Objects.requireNonNull(before).sha256());
    transaction.executeWithoutResult(
        status -> {
          var held = editions.lock(edition);
          requireHand(actor, held, "clean an attachment of");
          if (!source(actor, edition, command.attachmentId()).sha256().equals(before.sha256())) {
            throw Refused.conflict("这个附件刚刚换过，请再看一次。", "The attachment was changed meanwhile");
          }
          swap(actor, held, command.attachmentId(), copy);
        });
  }

  private AttachedFile source(Actor actor, long edition, long attachment) {
    requireHand(actor, editions.lock(edition), "clean an attachment of");
    return editions.attachments(edition).stream()
        .filter(a -> a.id() == attachment)
        .findFirst()
        .map(Pictures.Kept::file)
        .orElseThrow(() -> new Missing("Attachment " + attachment));
  }

  private void swap(Actor actor, Held held, long attachment, CleanCopy copy) {
    var from = copy.proof().inputSha256();
    var to = copy.file().sha256();
    if (from.equals(to)) {
      return;
    }
    editions.replaceFile(attachment, copy.file());
    var fields = held.fields();
    var html = fields.contentHtml().replace(RichText.DESK_FILES + from, RichText.DESK_FILES + to);
    var removed = new TreeMap<String, Integer>();
    copy.proof().removed().forEach(r -> removed.merge(r.kind().name(), r.count(), Integer::sum));
    store(
        actor,
        held,
        fields.saying(html),
        "AttachmentClean",
        Map.of("attachment", attachment, "from", from, "to", to, "removed", removed));
  }

  /** Says what a picture shows. */
  @Transactional
  public void describe(Actor actor, DescribePicture command) {
    var held = editions.lock(command.editionId());
    requireHand(actor, held, "describe a picture of");
    var words = command.words().replaceAll("[\\s\\p{Cc}]+", " ").strip();
    if (words.isEmpty() || words.length() > 200) {
      throw Refused.because("alt", "请用一两句话说明图片的内容，最多200字。", "A picture needs its words");
    }
    var fields = held.fields();
    var html = Pictures.described(fields.contentHtml(), command.sha256(), words);
    store(
        actor,
        held,
        fields.saying(html),
        "PictureDescribe",
        Map.of("picture", command.sha256(), "words", words));
  }

  private Found found(Held held, String key) {
    return gate.look(editions.words(held.id()).outgoing(held.documentId()))
        .find(key)
        .orElseThrow(
            () -> Refused.conflict("这一处已经不在了，请再看一次。", "Nothing of key %s is found".formatted(key)));
  }

  private void replace(Actor actor, Held held, Found found, String instead, String act) {
    var words = editions.words(held.id()).replaced(found.spots(), instead);
    editions.rename(words.attachments());
    held.edition().setChangeNote(words.changeNote());
    store(actor, held, words.fields().tidy(), act, what(held, found, Map.of()));
  }

  private void store(Actor actor, Held held, EditionFields fields, String act, Object what) {
    var files = EditionRepository.files(editions.attachments(held.id()));
    EditionRepository.fill(held.edition(), fields, ContentHash.of(fields, files));
    held.edition().setRevision(held.edition().getRevision() + 1);
    editions.store(held);
    if (held.state() == EditionState.DRAFT) {
      saves.keep(
          held, Permits.person(actor, "mend a draft"), held.edition().getRevision(), fields, true);
    }
    audit.record(actor, act, "document", held.documentId(), null, what);
  }

  /** Never the thing itself: who reads the audit need not read what was kept from the public. */
  private static Map<String, Object> what(Held held, Found found, Map<String, Object> more) {
    var what = new TreeMap<String, Object>(more);
    what.put("edition", held.edition().getNumber());
    what.put("kind", found.label());
    what.put("places", List.copyOf(found.spots().isEmpty() ? found.places() : labels(found)));
    if (found.instead() != null) {
      what.put("instead", found.instead());
    }
    return what;
  }

  private static List<String> labels(Found found) {
    return found.spots().stream().map(Found.Spot::label).toList();
  }

  private void requireHand(Actor actor, Held held, String act) {
    if (held.state() == EditionState.DRAFT) {
      permits.require(actor, EDITOR, held, act);
    } else {
      permits.requireReader(actor, held, act);
      if (!held.state().underReview() && held.state() != EditionState.APPROVED) {
        throw Refused.conflict(
            "这一版现在是“%s”，不能再改。".formatted(held.state().label()),
            "Edition %d is %s".formatted(held.id(), held.state()));
      }
    }
  }
}
