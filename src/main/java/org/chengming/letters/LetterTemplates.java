package org.chengming.letters;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.chengming.actors.Actor;
import org.chengming.actors.Role;
import org.chengming.audit.Audit;
import org.chengming.web.Missing;
import org.chengming.web.Refused;
import org.chengming.web.Refused.Problem;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The words of every kind of letter. They hold for all bodies, so changing them takes an
 * administrator over a body at the top.
 */
@Component
public class LetterTemplates {
  private static final int LONGEST_TITLE = 100;
  private static final int LONGEST_BODY = 20_000;

  /** A version that was written here: who and when. */
  public record Version(int number, String by, Instant at) {}

  private final ShippedTemplates shipped = ShippedTemplates.read();
  private final TemplateRepository repository;
  private final Audit audit;
  private final Clock clock;

  LetterTemplates(TemplateRepository repository, Audit audit, Clock clock) {
    this.repository = repository;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * The words that hold now.
   *
   * @throws Missing when there is no such kind
   */
  @Transactional(readOnly = true)
  public LetterTemplate current(String kind) {
    var asShipped = asShipped(kind);
    return repository.newest(kind).orElse(asShipped);
  }

  /**
   * A version as it was written, 0 as it comes with the release that runs.
   *
   * @throws Missing when there is no such kind
   */
  @Transactional(readOnly = true)
  public Optional<LetterTemplate> find(String kind, int version) {
    var asShipped = asShipped(kind);
    return version == 0 ? Optional.of(asShipped) : repository.find(kind, version);
  }

  /** The words that hold now of every kind, in the order of a case. */
  @Transactional(readOnly = true)
  public List<LetterTemplate> all() {
    var changed = new HashMap<String, LetterTemplate>();
    repository.newest().forEach(t -> changed.put(t.kind(), t));
    return shipped.all().stream().map(t -> changed.getOrDefault(t.kind(), t)).toList();
  }

  /** What was written here, the newest first; without version 0. */
  @Transactional(readOnly = true)
  public List<Version> versions(String kind) {
    asShipped(kind);
    return repository.versions(kind);
  }

  /** What the templates of a kind may leave open: whoever writes the letter gives these. */
  public List<Placeholder> placeholders(String kind) {
    asShipped(kind);
    return shipped.open(kind);
  }

  /**
   * Writes the next version; the one before stays to be read.
   *
   * @throws Refused with every problem of the words, or when they were changed meanwhile
   */
  @Transactional
  public LetterTemplate save(Actor administrator, SaveLetterTemplate command) {
    administrator.requireAtRoot(Role.ADMINISTRATOR, "change a letter template");
    var before = current(command.kind());
    var next = checked(command);
    if (command.basedOn() != before.version()
        || !repository.add(next, administrator, clock.instant())) {
      throw Refused.conflict(
          "这份模板刚被别人改过，请看过新的文字再改。",
          "Template %s is at version %d, not %d"
              .formatted(command.kind(), before.version(), command.basedOn()));
    }
    audit.record(administrator, "LetterTemplateSave", "letter template", next.kind(), before, next);
    return next;
  }

  /**
   * The next version as it would be saved; writes nothing.
   *
   * @throws Refused with every problem of the words
   */
  public LetterTemplate checked(SaveLetterTemplate command) {
    asShipped(command.kind());
    var next =
        new LetterTemplate(
            command.kind(),
            command.basedOn() + 1,
            TypedText.line(command.name()),
            TypedText.line(command.title()),
            String.join("\n", TypedText.paragraphs(command.body())));
    var problems = new ArrayList<Problem>();
    problems(problems, next.kind(), "name", "名称", next.name(), LONGEST_TITLE);
    problems(problems, next.kind(), "title", "标题", next.title(), LONGEST_TITLE);
    problems(problems, next.kind(), "body", "正文", next.body(), LONGEST_BODY);
    if (!problems.isEmpty()) {
      throw new Refused(
          "Template %s cannot be saved: %s".formatted(next.kind(), problems), problems, false);
    }
    return next;
  }

  private void problems(
      List<Problem> problems, String kind, String field, String label, String text, int longest) {
    if (text.isEmpty()) {
      problems.add(new Problem(field, "请填写%s。".formatted(label)));
    } else if (text.length() > longest) {
      problems.add(new Problem(field, "%s最多%d个字，现在有%d个。".formatted(label, longest, text.length())));
    } else if (Gaps.broken(text)) {
      problems.add(new Problem(field, "%s里有没写完整的花括号，占位符要写成{{request}}这样。".formatted(label)));
    } else {
      unknown(kind, field, label, text).ifPresent(problems::add);
    }
  }

  private Optional<Problem> unknown(String kind, String field, String label, String text) {
    var unknown = Gaps.names(text);
    // The name is what officials call the template, not a part of the letter.
    unknown.removeAll(field.equals("name") ? Set.of() : names(kind));
    return unknown.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Problem(
                field,
                "%s里的占位符%s，这种文书没有。".formatted(label, "{{" + String.join("}}、{{", unknown) + "}}")));
  }

  private Set<String> names(String kind) {
    return shipped.open(kind).stream().map(Placeholder::name).collect(Collectors.toSet());
  }

  private LetterTemplate asShipped(String kind) {
    var template = shipped.find(kind);
    if (template == null) {
      throw new Missing("Letter template \"%s\"".formatted(kind));
    }
    return template;
  }
}
