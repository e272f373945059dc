package org.chengming.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import org.chengming.actors.Actor;
import org.chengming.actors.Role;
import org.chengming.audit.Audit;
import org.chengming.database.Announcements;
import org.chengming.database.Snapshot;
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
  private static final int MOST_WORDS = 12;
  private static final int LONGEST_WORD = 30;

  private record Copy(List<SynonymGroup> groups, Lexicon lexicon) {}

  private final SynonymRepository repository;
  private final Audit audit;
  private final Clock clock;
  private final Snapshot<Copy> copy;

  Synonyms(SynonymRepository repository, Audit audit, Clock clock, Announcements announcements) {
    this.repository = repository;
    this.audit = audit;
    this.clock = clock;
    this.copy = new Snapshot<>(announcements, "synonyms", repository::revision, this::read);
  }

  /** All groups, the newest first. */
  public List<SynonymGroup> groups() {
    return copy.get().groups();
  }

  /**
   * @param listed words between commas, slashes or on lines of their own
   */
  @Transactional
  public long add(Actor actor, String listed, @Nullable String note) {
    requireKeeper(actor, "add synonyms");
    var words = checked(listed);
    var id = repository.insert(words, blankToNull(note), actor.id(), clock.instant());
    copy.changed();
    audit.record(
        actor,
        "SynonymGroupAdd",
        "synonym_group",
        id,
        null,
        new SynonymGroup(id, words, blankToNull(note)));
    return id;
  }

  @Transactional
  public void change(Actor actor, long id, String listed, @Nullable String note) {
    requireKeeper(actor, "change synonyms");
    var before = get(id);
    var after = new SynonymGroup(id, checked(listed), blankToNull(note));
    repository.update(after, actor.id(), clock.instant());
    copy.changed();
    audit.record(actor, "SynonymGroupChange", "synonym_group", id, before, after);
  }

  @Transactional
  public void remove(Actor actor, long id) {
    requireKeeper(actor, "remove synonyms");
    var before = get(id);
    repository.delete(id);
    copy.changed();
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
      repository.insert(SynonymGroup.words(line), "随系统提供", null, clock.instant());
    }
    copy.changed();
    audit.record(
        actor, "SynonymGroupsLoad", "synonym_group", "all", null, List.of(shipped().size()));
  }

  Lexicon lexicon() {
    return copy.get().lexicon();
  }

  static List<String> shipped() {
    try {
      var text =
          new ClassPathResource("data/synonyms.txt").getContentAsString(StandardCharsets.UTF_8);
      return text.lines()
          .map(String::strip)
          .filter(l -> !l.isEmpty() && !l.startsWith("#"))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Copy read() {
    var groups = repository.all();
    return new Copy(groups, new Lexicon(groups.stream().map(SynonymGroup::words).toList()));
  }

  private SynonymGroup get(long id) {
    return repository.find(id).orElseThrow(() -> new Missing("Synonym group " + id));
  }

  /** Takes a supervisor or administrator over any body. */
  public static void requireKeeper(Actor actor, String act) {
    if (!actor.mayAnywhere(Role.SUPERVISOR)) {
      actor.requireAnywhere(Role.ADMINISTRATOR, act);
    }
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
