package org.chengming.reports;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The numbers of a report by their cells. A cell without a number is not known, which is not 0. */
public record Figures(Map<Cell, BigDecimal> numbers) {
  public static final Figures NONE = new Figures(Map.of());

  public Figures {
    numbers = Map.copyOf(numbers);
  }

  public static Figures of(Map<Cell, Long> counts) {
    var numbers = new HashMap<Cell, BigDecimal>();
    counts.forEach((cell, n) -> numbers.put(cell, BigDecimal.valueOf(n)));
    return new Figures(numbers);
  }

  public @Nullable BigDecimal get(Cell cell) {
    return numbers.get(cell);
  }

  public @Nullable BigDecimal get(String table, String row, String column) {
    return get(new Cell(table, row, column));
  }

  /** These, and the others where they say something. */
  public Figures with(Figures others) {
    var all = new HashMap<>(numbers);
    all.putAll(others.numbers);
    return new Figures(all);
  }

  /** By key, as they are stored. */
  public Map<String, BigDecimal> stored() {
    var stored = new TreeMap<String, BigDecimal>();
    numbers.forEach((cell, n) -> stored.put(cell.key(), n));
    return stored;
  }

  public static Figures read(Map<String, BigDecimal> stored) {
    var numbers = new HashMap<Cell, BigDecimal>();
    stored.forEach(
        (key, n) -> {
          var parts = key.split("/", 3);
          numbers.put(new Cell(parts[0], parts[1], parts[2]), n);
        });
    return new Figures(numbers);
  }

  /** As people read it: without an exponent, and without zeros behind the point. */
  public static String plain(BigDecimal number) {
    return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
  }
}
