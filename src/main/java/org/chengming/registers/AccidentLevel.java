package org.chengming.registers;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * Levels of work-safety accidents, the gravest last. Source: 生产安全事故报告和调查处理条例 (State Council Decree
 * 493), Art. 3: any one of deaths, serious injuries and direct loss suffices; 以上 includes the
 * number itself, 以下 does not. Art. 13: casualties that change within 30 days (7 for traffic and
 * fire) are reported anew, and count.
 */
public enum AccidentLevel {
  ORDINARY("一般", 0, 0, 0, "县级人民政府"),
  LARGER("较大", 3, 10, 1_000, "设区的市级人民政府"),
  MAJOR("重大", 10, 50, 5_000, "省级人民政府"),
  EXTRAORDINARY("特别重大", 30, 100, 10_000, "国务院");

  private final String label;
  private final int deaths;
  private final int injuries;
  private final BigDecimal loss;
  private final String investigator;

  /**
   * @param loss from which amount in 万元
   */
  AccidentLevel(String label, int deaths, int injuries, int loss, String investigator) {
    this.label = label;
    this.deaths = deaths;
    this.injuries = injuries;
    this.loss = BigDecimal.valueOf(loss);
    this.investigator = investigator;
  }

  /** 一般, 较大, 重大 or 特别重大. */
  public String label() {
    return label;
  }

  /** Who investigates it, and publishes the result (Art. 19, 34). */
  public String investigator() {
    return investigator;
  }

  /**
   * The level of an accident.
   *
   * @param loss direct loss in 万元
   */
  public static AccidentLevel of(long deaths, long seriousInjuries, BigDecimal loss) {
    return Stream.of(values())
        .filter(
            level ->
                deaths >= level.deaths && level.deaths > 0
                    || seriousInjuries >= level.injuries && level.injuries > 0
                    || loss.compareTo(level.loss) >= 0 && level.loss.signum() > 0)
        .max(Comparator.naturalOrder())
        .orElse(ORDINARY);
  }

  /**
   * Whether casualties that changed on that day still change the level.
   *
   * @param short_ of road traffic or fire
   */
  public static boolean regrades(LocalDate occurredOn, LocalDate changedOn, boolean short_) {
    var days = ChronoUnit.DAYS.between(occurredOn, changedOn);
    return days >= 0 && days <= (short_ ? 7 : 30);
  }
}
