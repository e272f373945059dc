package org.chengming.catalogue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chengming.web.Missing;

/** All terms of one vocabulary, ended ones too; immutable. */
public final class Vocabulary {
  private final VocabularyName name;
  private final List<Term> all = new ArrayList<>();
  private final Map<String, Term> byCode = new HashMap<>();
  private final Map<String, Term> byLabel = new HashMap<>();
  private final Map<String, List<Term>> children = new HashMap<>();

  Vocabulary(VocabularyName name, List<Term> terms) {
    this.name = name;
    var sorted =
        terms.stream()
            .sorted(Comparator.comparingInt(Term::position).thenComparing(Term::code))
            .toList();
    for (var term : sorted) {
      byCode.put(term.code(), term);
      children
          .computeIfAbsent(
              term.parentCode() == null ? "" : term.parentCode(), c -> new ArrayList<>())
          .add(term);
    }
    children.replaceAll((code, list) -> List.copyOf(list));
    grow("");
    // 其他 stands under many themes; a label names a term only when it is the first in the tree, and
    // one in use beats an ended one.
    for (var term : all) {
      byLabel.merge(
          term.label(),
          term,
          (one, other) -> one.validTo() != null && other.validTo() == null ? other : one);
    }
  }

  public VocabularyName name() {
    return name;
  }

  public Optional<Term> find(String code) {
    return Optional.ofNullable(byCode.get(code));
  }

  /**
   * @throws Missing when the vocabulary has no such code
   */
  public Term get(String code) {
    return find(code).orElseThrow(() -> new Missing("Term %s of %s".formatted(code, name)));
  }

  /** By its Chinese label; of several, the first in the tree. */
  public Optional<Term> byLabel(String label) {
    return Optional.ofNullable(byLabel.get(label));
  }

  /** Top terms by which a document may be classified on the day. */
  public List<Term> roots(LocalDate day) {
    return children("").stream().filter(t -> t.validOn(day)).toList();
  }

  /** The terms right under one, ended ones too. */
  public List<Term> children(String code) {
    return children.getOrDefault(code, List.of());
  }

  /** Every term, each followed by those under it. */
  public List<Term> all() {
    return List.copyOf(all);
  }

  /** The code and all codes under it, itself first; what a filter by this term must match. */
  public List<String> subtree(String code) {
    var codes = new ArrayList<String>();
    codes.add(code);
    children(code).forEach(child -> codes.addAll(subtree(child.code())));
    return codes;
  }

  private void grow(String parent) {
    for (var term : children(parent)) {
      all.add(term);
      grow(term.code());
    }
  }
}
