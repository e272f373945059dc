package org.chengming.requests;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * How alike texts are, among a few hundred that are in memory: pairs of characters, those that few
 * texts share weighing more. What applicants tell is sealed, so no index may hold it.
 */
final class Likeness {
  /** Two requests are for the same from here on; below, they share a subject at most. */
  static final double SAME = 0.5;

  /** Said in every other request, whatever it is about. */
  private static final Pattern FILLER =
      Pattern.compile(
          "申请公开|请求公开|要求公开|信息公开|依法|请提供|提供|请问|申请|公开|政府信息|相关|有关|材料|文件|信息|贵局|贵机关|你局|我要|想要|本人|需要|查询|复印件|希望");

  private static final Pattern OTHER = Pattern.compile("[^\\p{L}\\p{N}]");

  private final List<Map<String, Double>> weighed;

  Likeness(List<String> texts) {
    var counted = texts.stream().map(Likeness::pairs).toList();
    var among = new HashMap<String, Integer>();
    counted.forEach(c -> c.keySet().forEach(p -> among.merge(p, 1, Integer::sum)));
    this.weighed = counted.stream().map(c -> weigh(c, among, texts.size())).toList();
  }

  /** From 0, nothing in common, to 1, the same. */
  double of(int one, int other) {
    var a = weighed.get(one);
    var b = weighed.get(other);
    var few = a.size() < b.size() ? a : b;
    var many = few == a ? b : a;
    double sum = 0;
    for (var pair : few.entrySet()) {
      sum += pair.getValue() * many.getOrDefault(pair.getKey(), 0.0);
    }
    return sum;
  }

  private static Map<String, Integer> pairs(String text) {
    var plain =
        OTHER
            .matcher(
                FILLER
                    .matcher(
                        Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT))
                    .replaceAll(" "))
            .replaceAll("");
    var pairs = new HashMap<String, Integer>();
    var points = plain.codePoints().toArray();
    for (int i = 0; i + 1 < points.length; i++) {
      pairs.merge(new String(points, i, 2), 1, Integer::sum);
    }
    return pairs;
  }

  private static Map<String, Double> weigh(
      Map<String, Integer> counts, Map<String, Integer> among, int all) {
    var weights = new HashMap<String, Double>();
    counts.forEach(
        (pair, n) ->
            weights.put(pair, n * (1 + Math.log((1.0 + all) / (1 + among.getOrDefault(pair, 0))))));
    double length = Math.sqrt(weights.values().stream().mapToDouble(w -> w * w).sum());
    weights.replaceAll((pair, w) -> w / length);
    return weights;
  }
}
