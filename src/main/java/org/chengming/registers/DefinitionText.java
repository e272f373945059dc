package org.chengming.registers;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;
import org.chengming.web.Refused;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;

/** The text of a definition as somebody writes it, and what is wrong with it in Chinese. */
public final class DefinitionText {
  private static final Logger log = LoggerFactory.getLogger(DefinitionText.class);

  /** What the reader of definitions says, and what a person is told. */
  private static final Map<Pattern, String> SAID = new LinkedHashMap<>();

  /** What the form calls the words one may leave out by mistake. */
  private static final Map<String, String> LABELS =
      Map.of(
          "name", "名字",
          "title", "标题",
          "title-en", "英文标题",
          "description", "说明",
          "description-en", "英文说明",
          "area", "领域",
          "duty", "事项",
          "licence", "许可",
          "rhythm", "多久更新",
          "type", "类型");

  static {
    say(
        "Being timely is counted with the field (\\S+), which must.*",
        "多久公开（timely）提到的“%s”必须是公开的栏目，类型要对：from 和 said 是日期，days 是整数，in-time 是是否。");
    say("\"fields\\.(.*)\" is missing", "有一个栏目没有写“%s”。");
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
    say("A mask knows what looks like a name.*", "遮盖条件里的 looks-like 只能写 name。");
    say("A mask hangs on no field", "遮盖条件（mask-when）没有写看哪个栏目。");
    say("Register \\S+ is parted by (\\S+), which.*", "分区用的“%s”必须是主键里的日期或者时刻。");
    say("Not a rule: (.*)", "不认识的校验规则：%s。");
    say("\"(.*)\" names two fields", "规则“%s”后面要写两个栏目。");
    say("\"(.*)\" must be register\\.field", "应当写成“登记簿.栏目”，现在是“%s”。");
    say("There is no view of kind (.*)", "没有“%s”这种图。");
    say("Not known in a view of kind (\\S+): (.*)", "图“%s”里有不认识的词：%s。");
    say("A view of kind (\\S+) needs (\\S+)", "图“%s”还要写“%s”。");
    say("A view of kind (\\S+) cannot show the field (\\S+)", "图“%s”不能用栏目“%s”：它不公开，或者类型不合适。");
    say("A view of kind (\\S+) names (\\S+), which is no field", "图“%s”提到了“%s”，但没有这个栏目。");
    say("A chart of several fields takes no group", "一张图画几个栏目的，不能再分组（group）。");
    say("A chart of shares takes no sums", "画比例（share）的图，不能再写加总的栏目（of）。");
    say("\"(.*)\" is no field=value to narrow.*", "图的 only 应当写成“栏目=值”，栏目要能筛选，现在是“%s”。");
    say("The place of a calendar must.*", "日历的地点（place）必须是能筛选的栏目。");
    say("The key of a dossier must.*", "全过程的编号（key）必须是能筛选的栏目。");
    say("\"(.*)\" is no register:field of a dossier", "全过程的 with 应当写成“登记簿:栏目”，现在是“%s”。");
    say("A dossier with stages needs.*", "全过程写了环节（stages），就要写环节在哪个栏目（stage）。");
    say(
        "A dossier of \\S+ wants to find records of (\\S+) by (\\S+), which.*",
        "全过程要在登记簿“%s”里按“%s”找记录，那里没有这个栏目，或者它不能筛选。");
    say("What holds on a day has a first.*", "valid-from 和 valid-until 要么都写，要么都不写。");
    say("\"(.*)\" is no name of a view", "图的名字只能用小写字母、数字和连字符，字母开头，现在是“%s”。");
    say("A view has a title in both.*", "图的 title 和 title-en 要么都写，要么都不写。");
    say("Two views are called (\\S+);.*", "有两张图都叫“%s”，请给其中一张写别的 name。");
    say("No enum constant \\S+Mask\\.(.*)", "没有“%s”这种遮盖。");
    say("No enum constant \\S+FieldType\\.(.*)", "没有“%s”这种类型。");
    say("No enum constant \\S+Rhythm\\.(.*)", "没有“%s”这种更新频率。");
    say("No enum constant \\S+\\.(.*)", "没有“%s”这个选项。");
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
      throw refused(said(e, null), String.valueOf(e.getMessage()));
    }
  }

  /**
   * One sentence about what is wrong. Where nobody foresaw it the sentence names the fields it has
   * to do with, and what the program says of it is for the log.
   *
   * @param read what was read so far; null for nothing
   */
  static String said(RuntimeException e, @Nullable RegisterDefinition read) {
    switch (e) {
      case PatternSyntaxException pattern -> {
        return "写法（pattern）“%s”不是能用的正则表达式。".formatted(pattern.getPattern());
      }
      case ClassCastException shape -> {
        return "有一处的形式不对：应当是一段文字的地方写成了一组，或者应当是一组的地方写成了一段文字。";
      }
      default -> {}
    }
    var message = String.valueOf(e.getMessage());
    for (var each : SAID.entrySet()) {
      var found = each.getKey().matcher(message);
      if (found.matches()) {
        var groups = groups(found);
        if (message.endsWith("is missing")) {
          groups[0] = LABELS.getOrDefault(groups[0].toString(), groups[0].toString());
        }
        return each.getValue().formatted(groups);
      }
    }
    if (e instanceof NumberFormatException) {
      return "有一处应当是一个数。";
    }
    log.warn("A definition was refused: {}", message, e);
    return "定义有一处不对%s。请看看最近改的地方；找不出来的，请系统管理员看日志。".formatted(about(message, read));
  }

  private static String about(String message, @Nullable RegisterDefinition read) {
    var fields =
        (read == null ? List.<Field>of() : read.fields())
            .stream()
                .filter(f -> Pattern.compile("\\b" + f.name() + "\\b").matcher(message).find())
                .map(f -> "“" + f.title() + "”")
                .collect(Collectors.joining("、"));
    return fields.isEmpty() ? "" : "，和" + fields + "有关";
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
