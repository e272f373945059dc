package org.chengming.requests.web;

import java.util.List;
import org.chengming.redaction.Area;
import org.chengming.redaction.HiddenText;
import org.chengming.requests.Paper;
import org.chengming.requests.RequestNumber;
import org.chengming.web.Form;

/**
 * One file with what is to be blacked out in it.
 *
 * @param sheets its pages
 * @param found how many places the words were found at
 * @param looked whether words or areas were given
 * @param unsearchable pages on which words are not, or not all, found
 * @param undrawable pages that cannot be drawn as the file means them
 * @param hidden text nobody sees, the first of it
 * @param hiddenMore how much more of it there is
 */
record BlackOutPage(
    String title,
    DeskListPage list,
    RequestNumber number,
    Paper paper,
    List<Sheet> sheets,
    int found,
    boolean looked,
    List<Integer> unsearchable,
    List<Integer> undrawable,
    List<HiddenText> hidden,
    int hiddenMore,
    Form form) {

  /**
   * @param width of its picture in pixels
   * @param words places of the words on it
   * @param areas drawn on it
   */
  record Sheet(int number, int width, int height, List<Area> words, List<Area> areas) {
    String viewBox() {
      return "0 0 %d %d".formatted(width, height);
    }

    /** A fraction of the width as pixels of the picture. */
    String across(double fraction) {
      return "%.1f".formatted(fraction * width);
    }

    String down(double fraction) {
      return "%.1f".formatted(fraction * height);
    }
  }

  String at() {
    return "/desk/requests/%s/files/%d".formatted(number, paper.id());
  }

  /** Page numbers as they are read: 1、3、4. */
  static String pages(List<Integer> numbers) {
    var some = numbers.stream().limit(20).map(String::valueOf).toList();
    return String.join("、", some) + (numbers.size() > some.size() ? "等" : "");
  }

  static String how(HiddenText text) {
    return switch (text.how()) {
      case COVERED -> "被盖住";
      case SAME_COLOUR -> "和底色一样";
      case INVISIBLE -> "不显示（扫描件的文字层多是这样）";
      case LAYER -> "在关掉的图层里";
      case OUTSIDE -> "在页面外";
    };
  }
}
