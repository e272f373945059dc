package org.chengming.standards.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a body has to do, and all items that bind it.
 *
 * @param done what was just done, a sentence; empty for nothing
 */
record DutiesPage(
    String title,
    String body,
    String code,
    BodyChoice choice,
    CoveragePage.Figures figures,
    boolean mayWrite,
    List<Line> toDo,
    List<Line> others,
    String done) {
  /**
   * @param at where its acts are sent
   * @param sentence 2025年部门决算公开还剩6个工作日
   * @param applies whether there is no exemption that stands
   * @param exemption what stands of an exemption; null for none
   */
  record Line(
      String key,
      String at,
      String sector,
      String title,
      String sentence,
      String style,
      String content,
      String limit,
      String basis,
      CataloguePage.@Nullable Shown shown,
      @Nullable String register,
      boolean applies,
      @Nullable String exemption) {}
}
