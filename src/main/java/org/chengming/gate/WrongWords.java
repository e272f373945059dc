package org.chengming.gate;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.chengming.actors.Actor;
import org.chengming.actors.Keepers;
import org.chengming.audit.Audit;
import org.chengming.database.Announcements;
import org.chengming.database.Snapshot;
import org.chengming.web.Missing;
import org.chengming.web.Refused;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Words that must not be written so, and finding them (错词). The list is one for the installation; a
 * change counts for the next text on every node.
 */
@Component
public class WrongWords {
  private record Copy(List<WrongWord> words, WordSearch search) {
    static Copy of(List<WrongWord> words) {
      return new Copy(words, new WordSearch(words));
    }
  }

  private final WrongWordRepository repository;
  private final Audit audit;
  private final Clock clock;
  private final Snapshot<Copy> copy;

  WrongWords(
      WrongWordRepository repository, Announcements announcements, Audit audit, Clock clock) {
    this.repository = repository;
    this.audit = audit;
    this.clock = clock;
    this.copy =
        new Snapshot<>(
            announcements, "wrong words", repository::revision, () -> Copy.of(repository.all()));
  }

  /** All, the newest first. */
  public List<WrongWord> words() {
    return copy.get().words();
  }

  /** Where words of the list stand in the text, in the order of their ends. */
  List<Finding> find(String text) {
    return copy.get().search().find(PlainText.of(text));
  }

  @Transactional
  public long add(Actor actor, WrittenWord written) {
    Keepers.require(actor, "add wrong words");
    var word = written.read(0);
    requireNew(word);
    var id = repository.insert(word, actor.id(), clock.instant());
    copy.changed();
    audit.record(actor, "WrongWordAdd", "wrong_word", id, null, word);
    return id;
  }

  @Transactional
  public void change(Actor actor, long id, WrittenWord written) {
    Keepers.require(actor, "change wrong words");
    var before = get(id);
    var after = written.read(id);
    requireNew(after);
    repository.update(after, actor.id(), clock.instant());
    copy.changed();
    audit.record(actor, "WrongWordChange", "wrong_word", id, before, after);
  }

  @Transactional
  public void remove(Actor actor, long id) {
    Keepers.require(actor, "remove wrong words");
    var before = get(id);
    repository.delete(id);
    copy.changed();
    audit.record(actor, "WrongWordRemove", "wrong_word", id, before, null);
  }

  /**
   * What an import did.
   *
   * @param added words that are new
   * @param changed words that stood there and say something else now
   */
  public record Imported(int added, int changed, int same) {}

  /**
   * Takes a CSV table of words; a word that stands already is made what the table says.
   *
   * @throws Refused with the lines that are wrong; then nothing is taken
   */
  @Transactional
  public Imported importCsv(Actor actor, byte[] csv) {
    Keepers.require(actor, "import wrong words");
    var imported = take(actor, WrongWordTable.read(csv));
    audit.record(actor, "WrongWordsImport", "wrong_word", "csv", null, imported);
    return imported;
  }

  private Imported take(Actor actor, List<WrongWord> words) {
    var standing =
        repository.all().stream().collect(Collectors.toMap(WrongWord::wrong, Function.identity()));
    var news = new ArrayList<WrongWord>();
    int changed = 0;
    for (var word : words) {
      var before = standing.get(word.wrong());
      if (before == null) {
        news.add(word);
      } else if (!before.equals(word.numbered(before.id()))) {
        repository.update(word.numbered(before.id()), actor.id(), clock.instant());
        changed++;
      }
    }
    news.forEach(word -> repository.insert(word, actor.id(), clock.instant()));
    copy.changed();
    return new Imported(news.size(), changed, words.size() - news.size() - changed);
  }

  /** The words shipped with the release, where none stand yet. */
  @Transactional
  void loadFirst() {
    if (repository.all().isEmpty()) {
      var actor = Actor.system("first start");
      var imported = take(actor, WrongWordTable.shipped());
      audit.record(actor, "WrongWordsImport", "wrong_word", "all", null, imported);
    }
  }

  private void requireNew(WrongWord word) {
    var plain = WordSearch.plain(word.wrong());
    if (words().stream()
        .anyMatch(w -> w.id() != word.id() && WordSearch.plain(w.wrong()).equals(plain))) {
      throw Refused.because(
          "wrong", "“%s”已经在里面了。".formatted(word.wrong()), "Wrong word stands: " + word.wrong());
    }
  }

  private WrongWord get(long id) {
    return words().stream()
        .filter(w -> w.id() == id)
        .findFirst()
        .orElseThrow(() -> new Missing("Wrong word " + id));
  }
}
