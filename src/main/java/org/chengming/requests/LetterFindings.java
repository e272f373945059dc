package org.chengming.requests;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chengming.actors.Actor;
import org.chengming.audit.Audit;
import org.chengming.gate.Found;
import org.chengming.gate.Outgoing;
import org.chengming.gate.Outgoing.Piece;
import org.chengming.gate.WayOut;
import org.chengming.organisations.ContactPoint;
import org.chengming.organisations.Organisations;
import org.chengming.requests.Handling.Held;
import org.chengming.requests.Proposal.DraftLetter;
import org.chengming.web.Missing;
import org.chengming.web.Refused;
import org.chengming.web.Refused.Problem;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What the gate finds in drafted letters (个人信息保护法第二十五条). A letter goes to one addressee, whose own
 * data may stand in it, as may the contacts of offices; what is of anybody else is masked, removed,
 * or let through with a reason by whoever agrees to the draft, before it is agreed to.
 */
@Component
public class LetterFindings implements PersonalData {
  private static final String TITLE = "title ";
  private static final String TEXT = "text ";

  /** Of a third party nobody says whether it is a person: two to four signs, or with a dot. */
  private static final Pattern PERSON =
      Pattern.compile("\\p{IsHan}{2,4}|\\p{IsHan}+(?:[·•]\\p{IsHan}+)+");

  private final WayOut gate;
  private final WaitingDrafts waiting;
  private final DraftSeal drafted;
  private final ThirdParties thirdParties;
  private final Organisations organisations;
  private final Audit audit;

  LetterFindings(
      WayOut gate,
      WaitingDrafts waiting,
      DraftSeal drafted,
      ThirdParties thirdParties,
      Organisations organisations,
      Audit audit) {
    this.gate = gate;
    this.waiting = waiting;
    this.drafted = drafted;
    this.thirdParties = thirdParties;
    this.organisations = organisations;
    this.audit = audit;
  }

  /** In the letters of a draft as they stand, what stops it first in each letter. */
  @Transactional(readOnly = true)
  public List<Found> of(RequestCase request, Proposal proposal) {
    return proposal.draft() == null
        ? List.of()
        : found(request, proposal.draft(), proposal.letters()).stream().map(In::found).toList();
  }

  /** Puts the masked form, or the right word, in each place of that letter where it stands. */
  @Transactional
  public void mask(Actor actor, RequestNumber number, String key) {
    var held = waiting.lockForWording(actor, number);
    var in = find(held, key);
    var instead = in.found().instead();
    if (instead == null) {
      throw Refused.conflict("这一处不能遮盖，请改写，或者写明理由放行。", "There is no mask for it");
    }
    replace(held, in, instead);
    record(actor, "LetterMask", held, in.found(), Map.of("instead", instead));
  }

  /** Takes it out of each place of that letter where it stands. */
  @Transactional
  public void remove(Actor actor, RequestNumber number, String key) {
    var held = waiting.lockForWording(actor, number);
    var in = find(held, key);
    replace(held, in, "");
    record(actor, "LetterRemoveFound", held, in.found(), Map.of());
  }

  /** Lets it go out in that letter as it is. Takes whoever may agree to the draft. */
  @Transactional
  public void pass(Actor actor, RequestNumber number, String key, String reason) {
    var held = waiting.lockForAgreement(actor, number);
    var in = find(held, key);
    var draft = drafted.content(waiting.require(held)).draft();
    gate.pass(actor, outgoing(held.file(), draft, in.letter(), in.index()), key, reason);
    record(actor, "LetterPassFound", held, in.found(), Map.of("reason", reason.strip()));
  }

  /**
   * @throws Refused with everything that was found and nobody ruled on
   */
  void require(Held held, DraftSeal.Content content) {
    var problems =
        found(held.file(), content.draft(), content.letters()).stream()
            .map(In::found)
            .filter(Found::blocks)
            .map(f -> new Problem("found", f.sentence()))
            .toList();
    if (!problems.isEmpty()) {
      throw new Refused(
          "The letters of %s hold %d findings".formatted(held.number(), problems.size()),
          problems,
          false);
    }
  }

  /** What was let through, and why, goes with the letters' drafts. */
  @Override
  public void erase(long request) {
    gate.forget(subject(request));
  }

  private record In(int index, DraftLetter letter, Found found) {}

  private List<In> found(RequestCase request, Draft draft, List<DraftLetter> letters) {
    var all = new ArrayList<In>();
    for (int i = 0; i < letters.size(); i++) {
      var letter = letters.get(i);
      int index = i;
      var own = own(request, draft, letter.whom());
      gate.look(outgoing(request, draft, letter, i)).found().stream()
          .filter(Predicate.not(own))
          .forEach(f -> all.add(new In(index, letter, f)));
    }
    return all;
  }

  private In find(Held held, String key) {
    var content = drafted.content(waiting.require(held));
    return found(held.file(), content.draft(), content.letters()).stream()
        .filter(in -> in.found().key().equals(key))
        .findFirst()
        .orElseThrow(
            () -> new Missing("Finding %s in letters of %s".formatted(key, held.number())));
  }

  /** Rulings hold for one addressee of a case: what one may read, another may not. */
  private Outgoing outgoing(RequestCase request, Draft draft, DraftLetter letter, int index) {
    return new Outgoing(
        subject(request.id()) + letter.whom(),
        List.of(
            new Piece(TITLE + index, "“%s”的标题".formatted(letter.title()), letter.title()),
            new Piece(TEXT + index, "“%s”".formatted(letter.title()), text(letter))),
        List.of(),
        others(request, draft, letter.whom()));
  }

  /** Names of persons who have to do with the case, but for whom the letter goes to. */
  private Set<String> others(RequestCase request, Draft draft, String whom) {
    var named = new HashMap<>(thirdParties.names(request.id()));
    if (draft.kind() == DraftKind.OPINION && !draft.name().isEmpty()) {
      named.put(whom, draft.name());
    }
    var names =
        named.values().stream()
            .filter(n -> PERSON.matcher(n).matches())
            .collect(Collectors.toSet());
    var r = request.requester();
    if (r != null && !whom.equals(Letter.APPLICANT)) {
      names.add(r.kind() == RequesterKind.PERSON ? r.name() : "");
      names.addAll(List.of(r.representative(), r.contact()));
    }
    names.remove(named.getOrDefault(whom, ""));
    return names;
  }

  private static String subject(long request) {
    return "letters of request %d to ".formatted(request);
  }

  private static String text(DraftLetter letter) {
    return String.join("\n", letter.paragraphs());
  }

  private void replace(Held held, In in, String instead) {
    var letter = in.letter();
    var title = cut(in.found(), TITLE + in.index(), letter.title(), instead);
    var text = cut(in.found(), TEXT + in.index(), text(letter), instead);
    var paragraphs = text.lines().map(String::strip).filter(l -> !l.isEmpty()).toList();
    if (title.isBlank() || paragraphs.isEmpty()) {
      throw Refused.conflict("删去以后信里就没有字了，请改写。", "Nothing would be left of the letter");
    }
    waiting.reword(held, in.index(), title.strip(), paragraphs);
  }

  /** Spots stand in the order of the text. */
  private static String cut(Found found, String field, String text, String instead) {
    var out = new StringBuilder(text);
    found.spots().reversed().stream()
        .filter(s -> s.field().equals(field))
        .forEach(s -> out.replace(s.start(), s.end(), instead));
    return out.toString();
  }

  /** Whether something is the addressee's own, or stands among the contacts of an office. */
  private Predicate<Found> own(RequestCase request, Draft draft, String whom) {
    var known =
        Stream.concat(offices(request, draft), addressee(request, draft, whom))
            .map(PersonalTraces::condensed)
            .filter(d -> d.length() >= 5)
            .collect(Collectors.toSet());
    return found -> found.spots().stream().allMatch(s -> known(known, s.words()));
  }

  private static boolean known(Set<String> known, String words) {
    var plain = PersonalTraces.condensed(words);
    // A number may stand with the code of its country; an address that goes on is another one.
    var number = plain.matches("[0-9]{11,}x?");
    return known.stream().anyMatch(k -> k.contains(plain) || number && plain.endsWith(k));
  }

  private Stream<String> offices(RequestCase request, Draft draft) {
    var bodies = organisations.bodies();
    return Stream.concat(
            Stream.of(bodies.heir(request.bodyId())), bodies.byCode(draft.whose()).stream())
        .flatMap(b -> b.contacts().stream())
        .map(ContactPoint::value);
  }

  private Stream<String> addressee(RequestCase request, Draft draft, String whom) {
    if (!whom.equals(Letter.APPLICANT)) {
      return Stream.of(
          draft.kind() == DraftKind.OPINION ? draft.address() : "",
          thirdParties.addresses(request.id()).getOrDefault(whom, ""));
    }
    var r = request.requester();
    return r == null
        ? Stream.of()
        : Stream.of(r.idNumber(), r.phone(), r.email(), r.address(), r.contact(), r.name());
  }

  /** Never the thing itself: who reads the audit need not read what was kept from somebody. */
  private void record(Actor actor, String act, Held held, Found found, Map<String, String> more) {
    var what = new TreeMap<String, Object>(more);
    what.put("kind", found.label());
    what.put("places", found.spots().stream().map(Found.Spot::label).distinct().toList());
    audit.record(actor, act, "request", held.number().value(), null, what);
  }
}
