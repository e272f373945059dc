package org.chengming.requests;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The letters of a request for whoever has its number and code: those written to them. */
@Component
public class FollowedLetters {
  private final Requests requests;
  private final Letters letters;

  FollowedLetters(Requests requests, Letters letters) {
    this.requests = requests;
    this.letters = letters;
  }

  @Transactional(readOnly = true)
  public List<Letter> of(RequestCase request) {
    return letters.of(request).stream().filter(Letter::toApplicant).toList();
  }

  /**
   * One of them, which is delivered by being read.
   *
   * @return empty where number, code or letter are not right
   * @throws TooOften when the address has tried too many wrong codes
   */
  public Optional<Letter> read(String number, String code, long letter, String address) {
    var request = requests.track(number, code, address);
    var found =
        request.stream()
            .flatMap(r -> of(r).stream())
            .filter(l -> l.id() == letter && l.content() != null)
            .findFirst();
    found.ifPresent(l -> letters.seen(request.orElseThrow(), l.id()));
    return found;
  }
}
