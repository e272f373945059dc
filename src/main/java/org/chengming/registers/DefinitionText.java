package org.chengming.registers;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chengming.web.Refused;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;

/** The text of a definition as somebody writes it, and what is wrong with it in Chinese. */
public final class DefinitionText {
  /** What the reader of definitions says, and what a person is told. */
  private static final Map<Pattern, String> SAID = new LinkedHashMap<>();

  static {
    say("\"(.*)\" is missing", "“%s”没有写。");
    say("Not known below \"(.*)\": \\[(.*)\\]", "不认识的词：%s%s。");
    say("\"(.*)\" is no name of a register", "登记簿的名字只能用小写字母、数字和连字符，字母开头，现在是“%s”。");
    say("\"(.*)\" is no name of a field", "栏目的名字只能用小写字母、数字和下划线，字母开头，现在是“%s”。");
    say("Field (\\S+) is defined twice", "栏目“%s”写了两次。");
    say("Register (\\S+) has no key", "登记簿“%s”没有写主键（key），不知道怎样认出同一条记录。");
    say("Key field (\\S+) must be.*", "主键“%s”必须是有的栏目，并且必填、公开、不遮盖。");
    say("Field (\\S+), by which is listed.*", "排序用的“%s”必须是有的栏目，并且必填、可排序。");
    say("Register \\S+ names (\\S+), which is no field", "提到了“%s”，但没有这个栏目。");
    say("Field (\\S+) offers sorting and must be required", "栏目“%s”可排序，就必须必填。");
    say("Field (\\S+) is personal and must not.*", "栏目“%s”是个人信息，不能公开、筛选或者排序。");
    say("Field (\\S+) has a mask and must.*", "栏目“%s”要遮盖，必须是公开的文字，不能用来排序。");
    say("A mask hangs on (\\S+), which must.*", "遮盖看栏目“%s”，它必须必填，并且只能是列出的几种。");
    say("A lookup of \\S+ asks for two.*", "自助查询至少要问两样，至少回答一样。");
    say("No enum constant \\S+FieldType\\.(.*)", "没有“%s”这种类型。");
    say("No enum constant \\S+Rhythm\\.(.*)", "没有“%s”这种更新频率。");
    say("For input string: \"(.*)\".*", "“%s”应当是一个数。");
  }

  private DefinitionText() {}

  private static void say(String pattern, String sentence) {
    SAID.put(Pattern.compile(pattern, Pattern.DOTALL), sentence);
  }

  /**
   * The words and values of a text.
   *
   * @throws Refused when it is no YAML, or no mapping
   */
  public static Map<String, Object> tree(String yaml) {
    try {
      Object root = new Yaml(new SafeConstructor(new LoaderOptions())).load(yaml);
      if (root instanceof Map<?, ?> map) {
        var tree = new LinkedHashMap<String, Object>();
        map.forEach((word, value) -> tree.put(String.valueOf(word), value));
        return tree;
      }
    } catch (MarkedYAMLException e) {
      var line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
      throw refused("这不是能读的YAML，第%d行有问题。".formatted(line), "No YAML");
    } catch (YAMLException e) {
      throw refused("这不是能读的YAML。", "No YAML");
    }
    throw refused("定义应当是一行一个“词: 值”。", "The definition is no mapping");
  }

  public static String yaml(Map<String, Object> tree) {
    var options = new DumperOptions();
    options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
    options.setAllowUnicode(true);
    options.setWidth(200);
    return new Yaml(options).dump(tree);
  }

  /**
   * The definition a text says.
   *
   * @throws Refused with a Chinese sentence when it says none
   */
  static RegisterDefinition read(String yaml) {
    try {
      return Definitions.read(yaml);
    } catch (RuntimeException e) {
      throw refused(said(e), String.valueOf(e.getMessage()));
    }
  }

  private static String said(RuntimeException e) {
    var message = String.valueOf(e.getMessage());
    for (var each : SAID.entrySet()) {
      var found = each.getKey().matcher(message);
      if (found.matches()) {
        return each.getValue().formatted(groups(found));
      }
    }
    return "定义有一处不对：" + message;
  }

  private static Object[] groups(Matcher found) {
    var groups = new Object[found.groupCount()];
    for (int i = 0; i < groups.length; i++) {
      groups[i] = found.group(i + 1);
    }
    return groups;
  }

  static Refused refused(String sentence, String message) {
    return Refused.because("text", sentence, message);
  }
}
