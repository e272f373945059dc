package org.chengming.demo;

import org.chengming.organisations.BodyLevel;

/**
 * A body of the demo province as the writer knows it.
 *
 * @param code in addresses
 * @param area 黑龙江省, 佳木斯市, 佳木斯市前进区
 * @param place code of the division
 * @param department key in departments.csv; {@code gov} for the government itself
 * @param word 机关代字 without 发 or 函, e.g. 佳前政办
 */
record Issuer(
    String code,
    String name,
    String area,
    String place,
    BodyLevel level,
    String department,
    String word) {
  boolean government() {
    return department.equals("gov");
  }

  /** 全省, 全市, 全区, 全县. */
  String whole() {
    return "全" + areaKind();
  }

  /** 省, 市, 区, 县 as officials call their own. */
  String areaKind() {
    return switch (level) {
      case PROVINCE -> "省";
      case COUNTY -> area.endsWith("区") ? "区" : area.endsWith("县") ? "县" : "市";
      default -> area.endsWith("地区") ? "区" : "市";
    };
  }

  /** The government of the area, without the department's own name. */
  String governmentName() {
    return area.endsWith("地区") ? area + "行政公署" : area + "人民政府";
  }

  /** Whom its circulars go to. */
  String recipients() {
    return switch (level) {
      case PROVINCE ->
          government() || department.equals("office")
              ? "各市（地）人民政府（行署），省政府各直属单位："
              : "各市（地）" + counterpart() + "，厅机关各处室、各直属单位：";
      case PREFECTURE ->
          government() || department.equals("office")
              ? "各县（市）、区人民政府，市政府各有关部门，各有关单位："
              : "各县（市）、区" + counterpart() + "，局机关各科室、各所属单位：";
      default ->
          government() || department.equals("office")
              ? (area.endsWith("区") ? "各街道办事处、" : "各乡镇人民政府、") + areaKind() + "政府各部门，各有关单位："
              : "各有关单位：";
    };
  }

  private String counterpart() {
    return name.substring(area.length()).replaceAll("厅$", "局").replace("人民政府", "");
  }
}
