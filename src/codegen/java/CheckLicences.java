import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads the bill of materials and stops the build at a library whose licence does not fit
 * Apache-2.0, or that names none. What may be chosen counts as chosen: one licence that fits is
 * enough where several are named.
 */
final class CheckLicences {
  /** SPDX identifiers, and names as poms write them. */
  private static final Set<String> FIT =
      Set.of(
          "apache-2.0",
          "the apache license, version 2.0",
          "the apache software license, version 2.0",
          "apache license, version 2.0",
          "apache 2.0",
          "apache-2",
          "mit",
          "mit-0",
          "mit license",
          "the mit license",
          "0bsd",
          "bsd",
          "bsd-2-clause",
          "bsd-3-clause",
          "the bsd license",
          "the bsd 3-clause license (bsd3)",
          "bsd style license",
          "new bsd license",
          "edl-1.0",
          "edl 1.0",
          "eclipse distribution license - v 1.0",
          "epl-1.0",
          "epl-2.0",
          "epl 2.0",
          "cc0-1.0",
          "public domain",
          "postgresql",
          "unicode-3.0",
          "unicode/icu license",
          "bouncy castle licence",
          "unicode-dfs-2016",
          "isc",
          "zlib",
          "upl-1.0",
          // As a library by itself, not changed and not linked into one file:
          "lgpl-2.1",
          "lgpl-2.1-only",
          "lgpl-2.1-or-later",
          "lgpl-3.0",
          "gnu lesser general public license, version 3 (lgpl-3.0)",
          "gnu lesser general public license (lgpl), version 2.1 or later",
          "mpl-2.0",
          "cddl-1.0",
          "cddl-1.1");

  private CheckLicences() {}

  public static void main(String[] arguments) throws Exception {
    var bom = JsonMapper.shared().readTree(Files.readString(Path.of(arguments[0])));
    var wrong = new ArrayList<String>();
    var seen = new LinkedHashSet<String>();
    for (var component : bom.path("components")) {
      var name = component.path("group").asString("") + ":" + component.path("name").asString();
      var named = licences(component);
      seen.addAll(named);
      if (named.stream().noneMatch(CheckLicences::fits)) {
        wrong.add("%s %s: %s".formatted(name, component.path("version").asString(), named));
      }
    }
    if (bom.path("components").isEmpty()) {
      wrong.add("the bill of materials " + arguments[0] + " holds no library");
    }
    if (!wrong.isEmpty()) {
      wrong.forEach(System.err::println);
      System.err.println(
          "These libraries have no licence that fits Apache-2.0, or none that is known here (CheckLicences)");
      System.exit(1);
    }
    System.out.printf(
        "%d libraries, every licence fits: %s%n", bom.path("components").size(), seen);
  }

  private static boolean fits(String licence) {
    // An expression of SPDX: each OR is a choice, each AND must fit.
    for (var choice : licence.toLowerCase(java.util.Locale.ROOT).split(" or (?!later)")) {
      var all = true;
      for (var one : choice.replaceAll("[()]", "").split(" and ")) {
        all &= FIT.contains(one.strip());
      }
      if (all) {
        return true;
      }
    }
    return FIT.contains(licence.toLowerCase(java.util.Locale.ROOT).strip());
  }

  private static List<String> licences(JsonNode component) {
    var found = new ArrayList<String>();
    for (var entry : component.path("licenses")) {
      var licence = entry.path("license");
      var text =
          entry.has("expression")
              ? entry.path("expression").asString()
              : licence.path("id").asString(licence.path("name").asString(""));
      if (!text.isBlank()) {
        found.add(text);
      }
    }
    return found;
  }
}
