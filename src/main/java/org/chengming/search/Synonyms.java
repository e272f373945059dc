package org.chengming.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import org.chengming.actors.Actor;
import org.chengming.actors.Keepers;
import org.chengming.audit.Audit;
import org.chengming.web.Missing;
import org.chengming.web.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The words of citizens beside the words of offices. They widen questions, not the index, so a
 * change counts for the next question. Every site under one index shares them; changing them takes
 * a supervisor or administrator over any body.
 */
@Component
public class Synonyms {
  /** The note on groups that came with a release and were not changed since. */
  static final String SHIPPED = "随系统提供";

  private static final int MOST_WORDS = 12;
  private static final int LONGEST_WORD = 30;

  private final SynonymRepository repository;
  private final Audit audit;
  private final Clock clock;
  private final Wordings wordings;

  Synonyms(SynonymRepository repository, Wordings wordings, Audit audit, Clock clock) {
    this.repository = repository;
    this.wordings = wordings;
    this.audit = audit;
    this.clock = clock;
  }

  /** All groups, the newest first. */
  public List<SynonymGroup> groups() {
    return wordings.current().groups();
  }

  /**
   * @param listed words between commas, slashes or on lines of their own
   */
  @Transactional
  public long add(Actor actor, String listed, @Nullable String note) {
    Keepers.require(actor, "add synonyms");
    var words = checked(listed);
    var id = repository.insert(words, blankToNull(note), actor.id(), clock.instant());
    wordings.changed();
    audit.record(
        actor,
        "SynonymGroupAdd",
        "synonym_group",
        id,
        null,
        new SynonymGroup(id, words, blankToNull(note)));
    return id;
  }

  /** The group as it would stand, checked. */
  public SynonymGroup drafted(long id, String listed, @Nullable String note) {
    return new SynonymGroup(id, checked(listed), blankToNull(note));
  }

  @Transactional
  public void change(Actor actor, long id, String listed, @Nullable String note) {
    Keepers.require(actor, "change synonyms");
    var before = get(id);
    var after = drafted(id, listed, note);
    repository.update(after, actor.id(), clock.instant());
    wordings.changed();
    audit.record(actor, "SynonymGroupChange", "synonym_group", id, before, after);
  }

  @Transactional
  public void remove(Actor actor, long id) {
    Keepers.require(actor, "remove synonyms");
    var before = get(id);
    repository.delete(id);
    wordings.changed();
    audit.record(actor, "SynonymGroupRemove", "synonym_group", id, before, null);
  }

  /** The groups shipped with the release, where none stand yet. */
  @Transactional
  void loadFirst() {
    if (!repository.all().isEmpty()) {
      return;
    }
    var actor = Actor.system("first start");
    for (var line : shipped()) {
      repository.insert(SynonymGroup.words(line), SHIPPED, null, clock.instant());
    }
    wordings.changed();
    audit.record(
        actor, "SynonymGroupsLoad", "synonym_group", "all", null, List.of(shipped().size()));
  }

  static List<String> shipped() {
    return lines("data/synonyms.txt");
  }

  /** The lines of a resource without blank ones and comments. */
  static List<String> lines(String resource) {
    try {
      return new ClassPathResource(resource)
          .getContentAsString(StandardCharsets.UTF_8)
          .lines()
          .map(String::strip)
          .filter(l -> !l.isEmpty() && !l.startsWith("#"))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private SynonymGroup get(long id) {
    return repository.find(id).orElseThrow(() -> new Missing("Synonym group " + id));
  }

  private static List<String> checked(String listed) {
    var words = SynonymGroup.words(listed);
    if (words.size() < 2) {
      throw Refused.because("words", "一组至少要有两个词，用逗号或换行隔开。", "A synonym group of " + words);
    }
    if (words.size() > MOST_WORDS) {
      throw Refused.because(
          "words",
          "一组最多 %d 个词。".formatted(MOST_WORDS),
          "A synonym group of %d words".formatted(words.size()));
    }
    for (var word : words) {
      if (word.length() > LONGEST_WORD || Mapping.exact(word).length() < 2) {
        throw Refused.because(
            "words",
            "“%s”不能用：每个词要有 2 到 %d 个字。".formatted(word, LONGEST_WORD),
            "Synonym \"" + word + "\"");
      }
    }
    return words;
  }

  private static @Nullable String blankToNull(@Nullable String note) {
    return note == null || note.isBlank() ? null : note.strip();
  }
}
