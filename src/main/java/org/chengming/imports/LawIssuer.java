package org.chengming.imports;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Tells who made a law from its place in the collection, its title and its history. */
final class LawIssuer {
  private static final Pattern PEOPLES_CONGRESS =
      Pattern.compile("([\\p{IsHan}]{2,14}?(?:省|市|自治州|自治县|自治区))第?[一二三四五六七八九十\\d]{1,4}届人民代表大会");
  private static final Pattern CITY = Pattern.compile("^([\\p{IsHan}]{2,3}市)");
  private static final Map<String, String> PROVINCES =
      Map.of(
          "山东", "山东省", "河南", "河南省", "浙江", "浙江省", "广东", "广东省", "上海", "上海市", "北京", "北京市", "重庆",
          "重庆市");
  private static final Map<String, String> MINISTRIES =
      Map.of("人力资源社会保障部", "人力资源和社会保障部", "市场监督管理总局", "国家市场监督管理总局");

  private LawIssuer() {}

  static Optional<String> of(
      String path, String category, String region, String title, String history) {
    return Optional.ofNullable(
        switch (category) {
          case "行政法规" -> "国务院";
          case "司法解释" -> title.contains("检察") && !title.contains("最高人民法院") ? "最高人民检察院" : "最高人民法院";
          case "案例" -> "最高人民法院";
          case "部门规章" -> ministry(path);
          case "地方性法规" -> congress(region, title, history) + "人民代表大会常务委员会";
          case "宪法" -> "全国人民代表大会";
          case "其他" -> title.contains("鉴定标准") ? "最高人民法院" : null;
          default ->
              history.contains("常务委员会") || title.contains("常务委员会") || history.isBlank()
                  ? "全国人民代表大会常务委员会"
                  : "全国人民代表大会";
        });
  }

  private static String ministry(String path) {
    var parts = path.split("/");
    var folder = parts.length > 2 ? parts[1] : "国务院";
    return MINISTRIES.getOrDefault(folder, folder);
  }

  private static String congress(String region, String title, String history) {
    var named = PEOPLES_CONGRESS.matcher(history);
    if (named.find()) {
      return named.group(1);
    }
    var city = CITY.matcher(title);
    return city.find() ? city.group(1) : PROVINCES.getOrDefault(region, region);
  }

  /** The maker of a national law known by its title only. */
  static String ofTitle(String law) {
    if (law.contains("检察") && !law.endsWith("法") && !law.startsWith("最高人民法院")) {
      return "最高人民检察院";
    }
    if (law.contains("人民法院") || law.contains("解释")) {
      return "最高人民法院";
    }
    if (law.startsWith("公安机关")) {
      return "公安部";
    }
    if (law.matches("(中华人民共和国)?(宪法|民法典|刑法).*") || law.endsWith("基本法")) {
      return "全国人民代表大会";
    }
    return law.matches(".*(条例|办法|细则|规定|规则|暂行).*") ? "国务院" : "全国人民代表大会常务委员会";
  }
}
