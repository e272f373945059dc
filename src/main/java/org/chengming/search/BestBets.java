package org.chengming.search;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.chengming.actors.Actor;
import org.chengming.actors.Keepers;
import org.chengming.audit.Audit;
import org.chengming.publishing.PublicDocuments;
import org.chengming.web.Missing;
import org.chengming.web.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * First results chosen by editors (首选结果): what stands first for a question, said to be chosen, with
 * a reason and a last day. A document counts only while the index holds it live.
 */
@Component
public class BestBets {
  private static final int MOST_QUESTIONS = 20;
  private static final int LONGEST = 200;

  private final BestBetRepository repository;
  private final Wordings wordings;
  private final PublicDocuments documents;
  private final BestBetTargets targets;
  private final Audit audit;
  private final Clock clock;

  BestBets(
      BestBetRepository repository,
      Wordings wordings,
      PublicDocuments documents,
      BestBetTargets targets,
      Audit audit,
      Clock clock) {
    this.repository = repository;
    this.wordings = wordings;
    this.documents = documents;
    this.targets = targets;
    this.audit = audit;
    this.clock = clock;
  }

  /** All, the newest first, also those that have run out. */
  public List<BestBet> bets() {
    return wordings.current().bets();
  }

  /** Which of the documents that {@code bets} lead to are live. */
  public Set<Long> live(List<BestBet> bets) {
    return documents.load(bets.stream().flatMap(b -> b.documents().stream()).toList()).keySet();
  }

  /**
   * What an editor typed.
   *
   * @param questions spellings between commas or on lines of their own
   * @param targets one a line: index number, number of the document, its address, or a path of this
   *     site, a space and its title
   */
  public record Typed(
      String questions, String targets, String reason, @Nullable LocalDate validUntil) {}

  /** The best bet as it would stand, checked. */
  public BestBet drafted(long id, Typed typed) {
    var questions = SynonymGroup.words(typed.questions());
    if (questions.isEmpty() || questions.size() > MOST_QUESTIONS) {
      throw refused("questions", "写 1 到 %d 种问法，用逗号或换行隔开。".formatted(MOST_QUESTIONS));
    }
    for (var question : questions) {
      if (Mapping.exact(question).isEmpty() || question.length() > LONGEST) {
        throw refused("questions", "“%s”不能用：要有字，最多 %d 个字。".formatted(question, LONGEST));
      }
    }
    if (typed.reason().isBlank() || typed.reason().length() > LONGEST) {
      throw refused("reason", "写一句为什么推荐，访问者看得到，最多 %d 个字。".formatted(LONGEST));
    }
    var until = typed.validUntil();
    if (until == null || until.isBefore(LocalDate.now(clock))) {
      throw refused("until", "有效期要写到今天或今天以后的一天。");
    }
    var read = targets.read(typed.targets());
    return new BestBet(id, questions, read, typed.reason().strip(), until);
  }

  @Transactional
  public long add(Actor actor, Typed typed) {
    Keepers.require(actor, "add best bets");
    var bet = drafted(0, typed);
    var id = repository.insert(bet, actor.id(), clock.instant());
    wordings.changed();
    audit.record(actor, "BestBetAdd", "best_bet", id, null, bet);
    return id;
  }

  @Transactional
  public void change(Actor actor, long id, Typed typed) {
    Keepers.require(actor, "change best bets");
    var before = get(id);
    var after = drafted(id, typed);
    repository.update(after, actor.id(), clock.instant());
    wordings.changed();
    audit.record(actor, "BestBetChange", "best_bet", id, before, after);
  }

  @Transactional
  public void remove(Actor actor, long id) {
    Keepers.require(actor, "remove best bets");
    var before = get(id);
    repository.delete(id);
    wordings.changed();
    audit.record(actor, "BestBetRemove", "best_bet", id, before, null);
  }

  private BestBet get(long id) {
    return repository.find(id).orElseThrow(() -> new Missing("Best bet " + id));
  }

  static Refused refused(String field, String sentence) {
    return Refused.because(field, sentence, "A best bet with wrong " + field);
  }
}
