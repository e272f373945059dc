package org.chengming.search.web;

import java.util.List;
import org.chengming.search.BestBet;

/**
 * @param questions as they stand in the form; likewise the rest
 */
record BestBetsPage(
    List<Line> lines, String questions, String targets, String reason, String until, TrialBox box) {
  /**
   * @param over whether its last day is past
   */
  record Line(BestBet bet, List<Target> targets, boolean over) {}

  /**
   * @param live whether it still leads somewhere
   */
  record Target(String path, String label, boolean live) {}
}
