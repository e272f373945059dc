package org.chengming.accounts;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a browser calls itself, in words a person knows their own machine by. */
final class AgentWords {
  /** In this order: most of them call themselves by the names further down too. */
  private static final Map<String, String> BROWSERS = new LinkedHashMap<>();

  private static final Map<String, String> SYSTEMS = new LinkedHashMap<>();

  static {
    BROWSERS.put("MicroMessenger", "微信");
    BROWSERS.put("DingTalk", "钉钉");
    BROWSERS.put("QQBrowser", "QQ 浏览器");
    BROWSERS.put("360", "360 浏览器");
    BROWSERS.put("Edg", "Edge");
    BROWSERS.put("Firefox", "Firefox");
    BROWSERS.put("Chrome", "Chrome");
    BROWSERS.put("Safari", "Safari");
    SYSTEMS.put("HarmonyOS", "鸿蒙");
    SYSTEMS.put("Android", "安卓");
    SYSTEMS.put("iPhone", "iPhone");
    SYSTEMS.put("iPad", "iPad");
    SYSTEMS.put("Windows", "Windows");
    SYSTEMS.put("Mac OS X", "Mac");
    SYSTEMS.put("Linux", "Linux");
  }

  private AgentWords() {}

  static String of(String agent) {
    var words =
        Stream.of(BROWSERS, SYSTEMS)
            .flatMap(
                names ->
                    names.entrySet().stream()
                        .filter(e -> agent.contains(e.getKey()))
                        .map(Map.Entry::getValue)
                        .limit(1))
            .collect(Collectors.joining("，"));
    return words.isEmpty() ? "认不出的程序" : words;
  }
}
