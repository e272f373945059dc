package org.chengming.requests;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.chengming.letters.LetterPress;
import org.chengming.web.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The letters of a case for its archive: what became of each, and the letter as it went out. */
@Component
@Order(3)
class LetterRecords implements ArchiveSource {
  private final Letters letters;
  private final LetterPress press;
  private final CaseRecords records;

  LetterRecords(Letters letters, LetterPress press, CaseRecords records) {
    this.letters = letters;
    this.press = press;
    this.records = records;
  }

  @Override
  public List<ArchiveMember> members(RequestCase file) {
    var all = letters.of(file);
    var members = new ArrayList<ArchiveMember>();
    if (!all.isEmpty()) {
      members.add(
          records.member("letters.json", "文书", all.stream().map(LetterRecords::letter).toList()));
    }
    for (int i = 0; i < all.size(); i++) {
      var letter = all.get(i);
      requireSent(letter);
      if (letter.content() != null) {
        members.add(
            ArchiveMember.made(
                "letters/%d.pdf".formatted(i + 1),
                "%s %s".formatted(letter.number(), letter.content().title()),
                press.pdf(letter.content())));
      }
    }
    return members;
  }

  private static void requireSent(Letter letter) {
    if (letter.dispatchedOn() == null) {
      throw Refused.conflict(
          "文书“%s”还没有记发出，记下以后再归档。".formatted(letter.number()),
          "Letter %s was not sent".formatted(letter.number()));
    }
  }

  private static Map<String, @Nullable Object> letter(Letter letter) {
    var content = letter.content();
    var one = new LinkedHashMap<String, @Nullable Object>();
    one.put("number", letter.number());
    one.put("kind", letter.kind());
    one.put("title", content == null ? null : content.title());
    one.put("addressee", content == null ? null : content.addressee());
    one.put("paragraphs", content == null ? null : content.paragraphs());
    one.put("issuedOn", letter.issuedOn().toString());
    one.put("draftedBy", letter.draftedBy());
    one.put("approvedBy", letter.approvedBy());
    one.put("dispatchedOn", String.valueOf(letter.dispatchedOn()));
    one.put("way", letter.way() == null ? null : letter.way().label());
    one.put("deliveredOn", letter.deliveredOn() == null ? null : letter.deliveredOn().toString());
    one.put("proof", letter.proof());
    return one;
  }
}
