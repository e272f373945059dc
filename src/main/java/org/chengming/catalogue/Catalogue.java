package org.chengming.catalogue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.chengming.actors.Actor;
import org.chengming.actors.Role;
import org.chengming.audit.Audit;
import org.chengming.database.Announcements;
import org.chengming.database.Snapshot;
import org.chengming.web.Refused;
import org.chengming.web.Refused.Problem;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The vocabularies, read from memory; a change is seen at once where it was made and within a
 * second by other nodes.
 */
@Component
public class Catalogue {
  private static final Pattern CODE = Pattern.compile("[a-z0-9]+([.-][a-z0-9]+)*");

  private final TermRepository repository;
  private final Audit audit;
  private final Snapshot<Vocabularies> vocabularies;

  Catalogue(TermRepository repository, Audit audit, Announcements announcements) {
    this.repository = repository;
    this.audit = audit;
    this.vocabularies = new Snapshot<>(announcements, "terms", repository::revision, this::read);
  }

  /** 主题分类. */
  public Vocabulary themes() {
    return vocabulary(VocabularyName.THEME);
  }

  /** 体裁. */
  public Vocabulary genres() {
    return vocabulary(VocabularyName.GENRE);
  }

  /** 服务对象. */
  public Vocabulary audiences() {
    return vocabulary(VocabularyName.AUDIENCE);
  }

  /** The matters of Art. 20: {@code 20-1} to {@code 20-15}. */
  public Vocabulary duties() {
    return vocabulary(VocabularyName.DUTY);
  }

  public Vocabulary vocabulary(VocabularyName name) {
    return vocabularies.get().get(name);
  }

  long revision() {
    return vocabularies.get().revision();
  }

  /**
   * Adds a term. Takes an administrator over a body at the top, since all bodies classify by it.
   *
   * @throws Refused with every problem of the term
   */
  @Transactional
  public Term add(Actor actor, AddTerm add) {
    actor.requireAtRoot(Role.ADMINISTRATOR, "add a term");
    var vocabulary = vocabulary(add.vocabulary());
    var problems = problems(add, vocabulary);
    if (!problems.isEmpty()) {
      throw new Refused(
          "Term %s of %s cannot be added: %s".formatted(add.code(), add.vocabulary(), problems),
          problems,
          false);
    }
    var siblings = vocabulary.children(add.parentCode() == null ? "" : add.parentCode());
    int position = siblings.stream().mapToInt(Term::position).max().orElse(0) + 1;
    var term =
        new Term(
            add.code(),
            add.label(),
            add.labelEn(),
            add.parentCode(),
            position,
            add.validFrom(),
            null);
    repository.put(add.vocabulary(), term);
    vocabularies.changed();
    audit.record(actor, "TermAdd", "term", add.vocabulary() + " " + add.code(), null, term);
    return term;
  }

  /** Ends a term and those under it. Takes an administrator over a body at the top. */
  @Transactional
  public void end(Actor actor, EndTerm end) {
    actor.requireAtRoot(Role.ADMINISTRATOR, "end a term");
    var vocabulary = vocabulary(end.vocabulary());
    var term = vocabulary.get(end.code());
    if (term.validTo() != null) {
      throw Refused.conflict(
          "“%s”已经停用。".formatted(term.label()),
          "Term %s ended on %s".formatted(term.code(), term.validTo()));
    }
    var open =
        vocabulary.subtree(end.code()).stream()
            .map(vocabulary::get)
            .filter(t -> t.validTo() == null)
            .toList();
    if (open.stream().anyMatch(t -> end.lastDay().isBefore(t.validFrom()))) {
      throw Refused.because(
          "lastDay",
          "停用日期不能早于启用日期。",
          "Term %s cannot end on %s".formatted(term.code(), end.lastDay()));
    }
    repository.end(end.vocabulary(), open.stream().map(Term::code).toList(), end.lastDay());
    vocabularies.changed();
    audit.record(actor, "TermEnd", "term", end.vocabulary() + " " + end.code(), term, end);
  }

  /** Brings in the terms of the release that are not stored as they are shipped. */
  @Transactional
  void load(Map<VocabularyName, List<Term>> shipped) {
    shipped.forEach(
        (name, terms) -> {
          var stored = vocabulary(name);
          var news =
              terms.stream()
                  .filter(t -> stored.find(t.code()).filter(s -> alike(s, t)).isEmpty())
                  .toList();
          if (!news.isEmpty()) {
            repository.putAll(name, news);
            vocabularies.changed();
          }
        });
  }

  private static boolean alike(Term stored, Term shipped) {
    return stored.label().equals(shipped.label())
        && stored.labelEn().equals(shipped.labelEn())
        && stored.position() == shipped.position();
  }

  private static List<Problem> problems(AddTerm add, Vocabulary vocabulary) {
    var problems = new ArrayList<Problem>();
    if (!CODE.matcher(add.code()).matches()) {
      problems.add(new Problem("code", "代码只能用小写字母、数字、点和连字符，例如 02.10。"));
    } else if (vocabulary.find(add.code()).isPresent()) {
      problems.add(new Problem("code", "代码“%s”已经用过，停用的代码也不能再用。".formatted(add.code())));
    }
    if (add.label().isBlank()) {
      problems.add(new Problem("label", "请填写中文名称。"));
    }
    if (add.labelEn().isBlank()) {
      problems.add(new Problem("labelEn", "请填写英文名称。"));
    }
    if (add.parentCode() != null
        && vocabulary.find(add.parentCode()).filter(p -> p.validTo() == null).isEmpty()) {
      problems.add(new Problem("parentCode", "没有在用的上级“%s”。".formatted(add.parentCode())));
    }
    return problems;
  }

  private Vocabularies read() {
    return new Vocabularies(repository.revision(), repository.all());
  }
}
