package org.chengming.requests;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.chengming.gate.FindingKind;
import org.chengming.gate.PersonalDataFinder;
import org.chengming.web.Refused.Problem;
import org.jspecify.annotations.Nullable;

/**
 * Finds in a text what tells who asked: every datum of the sealed requester, however it is spelled,
 * and anything that has the form of a personal number. It finds the obvious; the review of the
 * document reads for the rest.
 */
final class PersonalTraces {
  private static final String CHINESE_DIGITS = "〇零○一壹幺二贰三叁四肆五伍六陆七柒八捌九玖";
  private static final String DIGITS = "0001112233445566778899";
  private static final Pattern SEPARATORS = Pattern.compile("[^\\p{L}\\p{N}]");

  /**
   * Numbers of anybody that are never part of an answer; telephones and addresses of offices are.
   */
  private static final Set<FindingKind> OF_ANYBODY =
      EnumSet.of(
          FindingKind.RESIDENT_ID,
          FindingKind.TRAVEL_DOCUMENT,
          FindingKind.MOBILE,
          FindingKind.BANK_CARD);

  /** What an address begins with, which many share. */
  private static final Pattern PLACES = Pattern.compile("(?:省|市|区|县|州|旗|乡|镇|街道)");

  private final RequestNumber number;
  private final @Nullable Requester requester;

  /**
   * @param requester null once who asked was erased: then only the forms of numbers are looked for
   */
  PersonalTraces(RequestNumber number, @Nullable Requester requester) {
    this.number = number;
    this.requester = requester;
  }

  /** A problem for each kind of trace in the text, as sentences that do not repeat it. */
  List<Problem> in(String field, String text) {
    var found = new ArrayList<String>();
    if (condensed(text).contains(condensed(number.value()))) {
      found.add("申请编号");
    }
    if (requester != null) {
      of(requester, condensed(text), found);
    }
    ofAnybody(text, found);
    return found.stream()
        .distinct()
        .map(what -> new Problem(field, "这里出现了%s，公开的问答里不能有。请改写。".formatted(what)))
        .toList();
  }

  private static void of(Requester requester, String text, List<String> found) {
    Stream.of(requester.name(), requester.representative(), requester.contact())
        .filter(name -> has(text, name, 2))
        .findFirst()
        .ifPresent(n -> found.add("申请人的姓名或名称"));
    if (has(text, requester.idNumber(), 6)) {
      found.add("申请人的证件号码");
    }
    if (has(text, requester.phone(), 7) || has(text, local(requester.phone()), 7)) {
      found.add("申请人的电话");
    }
    if (has(text, requester.email(), 5) || has(text, requester.email().replace("@", "at"), 5)) {
      found.add("申请人的邮箱");
    }
    if (addresses(requester.address()).anyMatch(a -> has(text, a, 5))) {
      found.add("申请人的地址");
    }
  }

  private static boolean has(String text, String datum, int least) {
    var plain = condensed(datum);
    return plain.length() >= least && text.contains(plain);
  }

  /** A telephone number without its area code. */
  private static String local(String phone) {
    var figures = condensed(phone);
    return figures.length() >= 11 && figures.startsWith("0")
        ? figures.substring(figures.length() - (figures.length() == 11 ? 8 : 7))
        : phone;
  }

  /** The address, and what follows each of the places it begins with, if that names a house. */
  private static Stream<String> addresses(String address) {
    var parts = new ArrayList<String>(List.of(address));
    var places = PLACES.matcher(address);
    while (places.find()) {
      var rest = address.substring(places.end());
      if (rest.codePoints().anyMatch(Character::isDigit)) {
        parts.add(rest);
      }
    }
    return parts.stream();
  }

  private static void ofAnybody(String text, List<String> found) {
    PersonalDataFinder.find(text).stream()
        .filter(f -> OF_ANYBODY.contains(f.kind()) && f.confidence() >= 0.5)
        .forEach(f -> found.add(f.kind().label()));
  }

  /**
   * One spelling: full width, Chinese figures, case, blanks, dashes and unseen characters aside.
   */
  static String condensed(String text) {
    return SEPARATORS.matcher(figures(text)).replaceAll("").toLowerCase(Locale.ROOT);
  }

  private static String figures(String text) {
    var plain = Normalizer.normalize(text, Normalizer.Form.NFKC).toUpperCase(Locale.ROOT);
    var out = new StringBuilder(plain.length());
    plain
        .codePoints()
        .filter(c -> Character.getType(c) != Character.FORMAT)
        .forEach(
            c -> {
              int at = CHINESE_DIGITS.indexOf(c);
              out.appendCodePoint(at < 0 ? c : DIGITS.charAt(at));
            });
    return out.toString();
  }
}
