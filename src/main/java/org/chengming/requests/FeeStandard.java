package org.chengming.requests;

/**
 * How the fee for handling information (信息处理费) is counted: one standard for an application, never
 * both. Source: 国办函〔2020〕109号 三 to 五, from 2021-01-01.
 */
public enum FeeStandard {
  /** 按件: all an applicant asks a body for in a calendar month, whatever the answers are. */
  ITEM("按件") {
    @Override
    int total(int items) {
      int sum = 0;
      for (int i = FREE_ITEMS + 1; i <= items; i++) {
        sum += i <= CHEAP_ITEMS ? STEP : STEP + STEP * ((i - CHEAP_ITEMS - 1) / TIER + 1);
      }
      return sum;
    }
  },
  /** 按量: the pages given on paper, by mail or as copies of data, of one application. */
  PAGE("按页") {
    @Override
    int total(int pages) {
      return 10 * within(pages, 30, 100)
          + 20 * within(pages, 100, 200)
          + 40 * within(pages, 200, pages);
    }
  };

  /** More than a month of requests or a cupboard of paper. */
  static final int MOST = 100_000;

  private static final int FREE_ITEMS = 10;
  private static final int CHEAP_ITEMS = 30;
  private static final int TIER = 10;
  private static final int STEP = 100;

  private final String label;

  FeeStandard(String label) {
    this.label = label;
  }

  public String label() {
    return label;
  }

  /** Whole yuan for so many items of a month, or pages. */
  abstract int total(int number);

  /**
   * What this application costs.
   *
   * @param before items of the same applicant in the same month before it; pages start anew
   */
  public int charge(int before, int number) {
    return this == PAGE ? total(number) : total(before + number) - total(before);
  }

  private static int within(int number, int above, int to) {
    return Math.max(0, Math.min(number, to) - above);
  }
}
