package org.chengming.requests;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import org.chengming.actors.Role;
import org.chengming.ledger.Deed;
import org.chengming.ledger.Entry;
import org.chengming.ledger.LedgerKind;
import org.chengming.ledger.LedgerReads;
import org.chengming.testing.Given;
import org.chengming.testing.ServerTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ByteArrayResource;

/** The ledger records of requests … */
@ServerTest
class RecordingRequestsTests {
  @Autowired Given given;
  @Autowired Requests requests;
  @Autowired Casework casework;
  @Autowired Proposals proposals;
  @Autowired RequestDeeds deeds;
  @Autowired LedgerReads reads;
  @Autowired Papers papers;
  @Autowired Releases releases;

  @Test
  void that_they_came_and_were_answered_and_of_what_only_to_whoever_has_the_salt()
      throws Exception {
    var body = given.body();
    var number = Asking.file(requests, body, "存证里的一件事");
    Asking.answer(casework, proposals, given, body, number, "存证里的答复");
    var entries = reads.of(number.value());
    assertThat(entries)
        .extracting(e -> e.deed().kind())
        .containsExactly(LedgerKind.REQUEST_RECEIVED, LedgerKind.REQUEST_ANSWERED);
    assertThat(entries.getFirst().leaf()).doesNotContain("存证", sha256(new byte[0], "存证里的一件事"));
    var salt = deeds.salt(number, LedgerKind.REQUEST_RECEIVED).orElseThrow();
    assertThat(entries.getFirst().deed().hashes())
        .containsExactly(
            new Deed.Hash("content", sha256(HexFormat.of().parseHex(salt), "存证里的一件事")));
    assertThat(deeds.salt(number, LedgerKind.REQUEST_ANSWERED)).isPresent();

    requests.erase(given.staff(body, Role.ADMINISTRATOR).actor(), number);
    assertThat(deeds.salt(number, LedgerKind.REQUEST_RECEIVED)).isEmpty();
    assertThat(deeds.salt(number, LedgerKind.REQUEST_ANSWERED)).isEmpty();
    assertThat(reads.of(number.value()))
        .extracting(Entry::leaf)
        .isEqualTo(entries.stream().map(Entry::leaf).toList());
  }

  /**
   * By their hashes behind the same random bytes, so that nobody finds out who got a known file.
   */
  @Test
  void which_files_went_with_the_answer_to_whoever_has_them_and_the_salt() throws Exception {
    var body = given.body();
    var number = Asking.file(requests, body, "要两份文件");
    var officer = given.staff(body, Role.REQUEST_OFFICER).actor();
    casework.register(officer, new RegisterRequest(number, Asking.today()));
    for (var text : List.of("第一份", "第二份")) {
      var sent = new Sent(text + ".txt", new ByteArrayResource(text.getBytes(UTF_8)));
      var paper = papers.add(officer, number, sent);
      releases.asItIs(officer, number, paper.id(), true, text, "");
    }
    Asking.end(proposals, given, body, number, "随信附两份");
    var salt =
        HexFormat.of().parseHex(deeds.salt(number, LedgerKind.REQUEST_ANSWERED).orElseThrow());
    assertThat(reads.of(number.value()).getLast().deed().hashes())
        .containsExactly(
            new Deed.Hash("content", sha256(salt, "随信附两份")),
            new Deed.Hash("file", sha256(salt, sha256(new byte[0], "第一份"))),
            new Deed.Hash("file", sha256(salt, sha256(new byte[0], "第二份"))));
  }

  private static String sha256(byte[] salt, String text) throws Exception {
    var digest = MessageDigest.getInstance("SHA-256");
    digest.update(salt);
    return HexFormat.of().formatHex(digest.digest(text.getBytes(UTF_8)));
  }
}
