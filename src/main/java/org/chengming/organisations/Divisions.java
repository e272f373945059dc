package org.chengming.organisations;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All administrative divisions of this installation, immutable. */
public final class Divisions {
  private final List<Division> all;
  private final Map<String, Division> byCode = new HashMap<>();
  private final Map<String, List<Division>> children = new HashMap<>();

  Divisions(List<Division> divisions) {
    all = divisions.stream().sorted(Comparator.comparing(Division::code)).toList();
    for (var division : all) {
      byCode.put(division.code(), division);
      children
          .computeIfAbsent(
              division.parentCode() == null ? "" : division.parentCode(), c -> new ArrayList<>())
          .add(division);
    }
    children.replaceAll((code, list) -> List.copyOf(list));
  }

  /** By code; the six digits of GB/T 2260 also find a province (230000) or prefecture (230800). */
  public Optional<Division> find(String code) {
    var trimmed = code.length() == 6 ? code.replaceFirst("(00)+$", "") : code;
    return Optional.ofNullable(byCode.getOrDefault(code, byCode.get(trimmed)));
  }

  public List<Division> roots() {
    return children("");
  }

  public List<Division> children(String code) {
    return children.getOrDefault(code, List.of());
  }

  /** In order of code, so each stands after the one it lies in. */
  public List<Division> all() {
    return all;
  }

  /** From the province down: 黑龙江省佳木斯市前进区. */
  public String fullName(String code) {
    var division = byCode.get(code);
    if (division == null) {
      return "";
    }
    return (division.parentCode() == null ? "" : fullName(division.parentCode())) + division.name();
  }
}
