package org.chengming.search;

import java.time.Clock;
import java.util.List;
import org.chengming.actors.Actor;
import org.chengming.actors.Keepers;
import org.chengming.audit.Audit;
import org.chengming.web.Missing;
import org.chengming.web.Refused;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Words that are left out of questions because they say nothing of any document (停用词). A question
 * of nothing else is asked as it stands.
 */
@Component
public class StopWords {
  private static final int LONGEST = 12;

  private final StopWordRepository repository;
  private final Wordings wordings;
  private final Audit audit;
  private final Clock clock;

  StopWords(StopWordRepository repository, Wordings wordings, Audit audit, Clock clock) {
    this.repository = repository;
    this.wordings = wordings;
    this.audit = audit;
    this.clock = clock;
  }

  /** All, the newest first. */
  public List<StopWord> words() {
    return wordings.current().stopWords();
  }

  /** The word as it would stand, checked. */
  public StopWord drafted(String typed, boolean atEnd) {
    var word = Mapping.exact(typed);
    if (word.isEmpty() || word.length() > LONGEST) {
      throw Refused.because(
          "word", "停用词要有 1 到 %d 个字。".formatted(LONGEST), "Stop word \"%s\"".formatted(typed));
    }
    if (word.length() == 1 && !atEnd) {
      throw Refused.because(
          "word", "只有一个字的，只能在句末去掉，不然会拆坏别的词。", "Stop word of one character anywhere: " + word);
    }
    if (words().stream().anyMatch(w -> w.word().equals(word))) {
      throw Refused.because("word", "“%s”已经在里面了。".formatted(word), "Stop word stands: " + word);
    }
    return new StopWord(0, word, atEnd);
  }

  @Transactional
  public long add(Actor actor, String typed, boolean atEnd) {
    Keepers.require(actor, "add stop words");
    var word = drafted(typed, atEnd);
    var id = repository.insert(word, actor.id(), clock.instant());
    wordings.changed();
    audit.record(actor, "StopWordAdd", "stop_word", id, null, word);
    return id;
  }

  @Transactional
  public void remove(Actor actor, long id) {
    Keepers.require(actor, "remove stop words");
    var before = repository.find(id).orElseThrow(() -> new Missing("Stop word " + id));
    repository.delete(id);
    wordings.changed();
    audit.record(actor, "StopWordRemove", "stop_word", id, before, null);
  }

  /** The words shipped with the release, where none stand yet. */
  @Transactional
  void loadFirst() {
    if (!repository.all().isEmpty()) {
      return;
    }
    var actor = Actor.system("first start");
    var shipped = shipped();
    shipped.forEach(word -> repository.insert(word, null, clock.instant()));
    wordings.changed();
    audit.record(actor, "StopWordsLoad", "stop_word", "all", null, List.of(shipped.size()));
  }

  static List<StopWord> shipped() {
    return Synonyms.lines("data/stop-words.txt").stream()
        .map(line -> new StopWord(0, line.replace("$", ""), line.endsWith("$")))
        .toList();
  }
}
