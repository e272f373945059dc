package org.chengming.registers.web;

import java.util.List;
import java.util.Map;
import org.chengming.registers.Field;
import org.chengming.registers.RecordFigures;
import org.chengming.registers.RecordFigures.Sums;
import org.chengming.web.Words;
import org.jspecify.annotations.Nullable;

/**
 * What became of adding up a list.
 *
 * @param sentence what to say of it, Chinese; empty where there is nothing to add up
 */
record Summed(String sentence, @Nullable Sums sums) {
  static final Summed NOTHING = new Summed("", null);
  static final Summed TOO_MANY = new Summed("超过%s条，不合计；缩小范围再看。", null);
  static final Summed TOO_LONG = new Summed("算合计用的时间太长；缩小范围再看。", null);

  static Summed of(Sums sums) {
    return sums.whole() ? new Summed("这 %s 条的合计", sums) : TOO_MANY;
  }

  /** A text a field, empty where nothing is added up; no text at all where nothing ever is. */
  List<String> texts(List<Field> shown) {
    var known = sums == null ? Map.<String, java.math.BigDecimal>of() : sums.sums();
    return known.isEmpty()
        ? List.of()
        : shown.stream()
            .map(f -> known.containsKey(f.name()) ? Shown.number(known.get(f.name())) : "")
            .toList();
  }

  @Nullable String sentence(Words t) {
    if (this == NOTHING) {
      return null;
    }
    var many = sums == null ? RecordFigures.MOST_SUMMED : sums.records();
    return sentence.contains("%s") ? t.of(sentence, "%,d".formatted(many)) : t.of(sentence);
  }
}
