package org.chengming.registers.web;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.chengming.organisations.BodyDirectory;
import org.chengming.organisations.Organisations;
import org.chengming.web.Refused;
import org.springframework.stereotype.Component;

/**
 * Keepers in the form of a definition: the definition has their codes, a person sees and types
 * their names, one a field.
 */
@Component
class KeeperNames {
  private static final String FIELD = "keeper-";

  /** Empty fields beyond those that are filled. */
  private static final int BLANK = 2;

  private static final int MOST = 50;

  private final Organisations organisations;

  KeeperNames(Organisations organisations) {
    this.organisations = organisations;
  }

  /**
   * What was typed, as codes.
   *
   * @param codes of those that were found, each once
   * @param problems of the others, each with what was probably meant
   */
  record Read(List<String> codes, List<Refused.Problem> problems) {}

  /** How many fields are offered. */
  static int rows(Map<String, String> values) {
    var last = -1;
    for (var i = 0; i < MOST; i++) {
      last = values.getOrDefault(FIELD + i, "").isBlank() ? last : i;
    }
    return Math.min(MOST, last + 1 + BLANK);
  }

  /** The fields of a form for the keepers of a definition; a code that names nobody stays one. */
  Map<String, String> written(List<String> codes) {
    var bodies = organisations.bodies();
    var values = new LinkedHashMap<String, String>();
    for (var i = 0; i < codes.size(); i++) {
      var code = codes.get(i);
      values.put(FIELD + i, bodies.byCode(code).map(bodies::written).orElse(code));
    }
    return values;
  }

  /** By name, short name or code; where several are typed into one field, each of them. */
  Read read(Map<String, String> typed) {
    var bodies = organisations.bodies();
    var codes = new LinkedHashSet<String>();
    var problems = new ArrayList<Refused.Problem>();
    for (var i = 0; i < MOST; i++) {
      var words = typed.getOrDefault(FIELD + i, "");
      if (!words.isBlank()) {
        try {
          codes.addAll(read(bodies, FIELD + i, words));
        } catch (Refused refused) {
          problems.addAll(refused.problems());
        }
      }
    }
    return new Read(List.copyOf(codes), problems);
  }

  private static List<String> read(BodyDirectory bodies, String field, String words) {
    var several = Arrays.stream(words.split("[,，;；、\\n]")).filter(w -> !w.isBlank()).toList();
    try {
      return List.of(code(bodies, field, words));
    } catch (Refused refused) {
      if (several.size() < 2) {
        throw refused;
      }
      return several.stream().map(each -> code(bodies, field, each)).toList();
    }
  }

  private static String code(BodyDirectory bodies, String field, String words) {
    return bodies.exactly(field, words, body -> !body.outside()).code();
  }
}
