package org.chengming.gate;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.chengming.files.FileKind;
import org.chengming.gate.FileFinding.Kind;
import org.jspecify.annotations.Nullable;

/**
 * A file made on the spot, and what was hidden in it: the ground truth for inspectors and cleaners.
 *
 * @param items what is hidden
 * @param visible every piece of text that is seen
 * @param numbers of persons who do not exist, in the texts of both
 */
record Planted(
    FileKind kind, byte[] bytes, List<Item> items, List<String> visible, List<Number> numbers) {
  /**
   * @param secret its text, found nowhere else in the file; empty where it is not text
   */
  record Item(Kind kind, String secret) {}

  /**
   * @param mask as it may be shown
   * @param where null where it is seen
   */
  record Number(FindingKind kind, String mask, @Nullable Kind where) {}

  /** Draws secrets and sentences. */
  static final class Drawing {
    private static final String SIGNS = "安北成东方高光国海和华江金京康林明南宁平清荣山胜水泰天文西新信兴阳永裕远云长志中";
    private static final String[] SENTENCES = {
      "为规范城市道路养护工程的招标工作，现将有关事项公告如下。",
      "各乡镇人民政府、街道办事处要按照方案抓好落实。",
      "本办法自发布之日起施行，有效期五年。",
      "经研究，同意将该项目列入年度投资计划。",
      "请各单位于月底以前将自查情况书面报送办公室。",
      "全年一般公共预算收入比上年增长百分之四点二。"
    };

    final Random random;
    final List<Item> items = new ArrayList<>();
    final List<String> visible = new ArrayList<>();
    private final List<Number> numbers = new ArrayList<>();
    private final Planter planter;
    private int number;

    Drawing(long seed) {
      this.random = new Random(seed);
      this.planter = new Planter(new Random(~seed));
    }

    /** In half of all texts a number of somebody, in a few something that looks like one. */
    private String somebody(@Nullable Kind where, boolean latin) {
      return switch (planter.below(8)) {
        case 0 -> {
          var id = planter.residentId();
          yield planted(FindingKind.RESIDENT_ID, Masks.residentId(id), where)
              + (latin ? " ID " : "身份证号")
              + id;
        }
        case 1, 2 -> {
          var mobile = planter.mobile();
          yield planted(FindingKind.MOBILE, Masks.mobile(mobile), where)
              + (latin ? " TEL " : "，电话")
              + mobile;
        }
        case 3 -> {
          var card = planter.card();
          yield planted(FindingKind.BANK_CARD, Masks.bankCard(card), where)
              + (latin ? " CARD " : "，卡号")
              + card;
        }
        case 4 -> latin ? " NO " + planter.mobile() : "，" + planter.likeness();
        default -> "";
      };
    }

    private String planted(FindingKind kind, String mask, @Nullable Kind where) {
      numbers.add(new Number(kind, mask, where));
      return "";
    }

    boolean often() {
      return random.nextInt(3) > 0;
    }

    boolean sometimes() {
      return random.nextInt(3) == 0;
    }

    /** A text nobody else writes, planted as this kind. */
    String secret(Kind kind) {
      var text = new StringBuilder("密");
      for (int i = 0; i < 6; i++) {
        text.append(SIGNS.charAt(random.nextInt(SIGNS.length())));
      }
      var secret = text.append(++number).append("号隐").append(somebody(kind, false)).toString();
      items.add(new Item(kind, secret));
      return secret;
    }

    /** The same in Latin letters, for what holds no others. */
    String latin(Kind kind) {
      var text = new StringBuilder("Hidden");
      for (int i = 0; i < 8; i++) {
        text.append((char) ('a' + random.nextInt(26)));
      }
      var secret =
          text.append(++number)
              .append("q")
              .append(kind == Kind.EXTERNAL_LINK ? "" : somebody(kind, true))
              .toString();
      items.add(new Item(kind, secret));
      return secret;
    }

    /** Where a link leads that calls somebody. */
    String call() {
      var mobile = planter.mobile();
      items.add(new Item(Kind.PERSONAL_DATA, mobile));
      planted(FindingKind.MOBILE, Masks.mobile(mobile), Kind.PERSONAL_DATA);
      return "tel:" + mobile;
    }

    void plain(Kind kind) {
      items.add(new Item(kind, ""));
    }

    /** A sentence that is seen. */
    String sentence() {
      var sentence =
          SENTENCES[random.nextInt(SENTENCES.length)]
              + "（"
              + ++number
              + "）"
              + somebody(null, false);
      visible.add(sentence);
      return sentence;
    }

    String shown(String text) {
      visible.add(text);
      return text;
    }

    Planted of(FileKind kind, byte[] bytes) {
      return new Planted(
          kind, bytes, List.copyOf(items), List.copyOf(visible), List.copyOf(numbers));
    }
  }

  /** Any kind of file, the same for the same seed. */
  static Planted of(long seed) throws java.io.IOException {
    return switch ((int) Math.floorMod(seed, 9L)) {
      case 0, 1 -> PlantedWord.docx(seed);
      case 2, 3 -> PlantedBook.xlsx(seed);
      case 4 -> PlantedShow.pptx(seed);
      case 5, 6 -> PlantedPdf.pdf(seed);
      case 7 -> PlantedOfd.ofd(seed);
      default -> PlantedPicture.picture(seed);
    };
  }
}
