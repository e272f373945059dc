package org.chengming.demo;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.chengming.organisations.BodyKind;
import org.chengming.organisations.BodyLevel;
import org.chengming.organisations.ContactKind;
import org.chengming.organisations.ContactPoint;
import org.chengming.organisations.Divisions;
import org.chengming.organisations.OrganisationCode;
import org.chengming.organisations.RegisterBody;
import org.chengming.organisations.Uscc;
import org.jspecify.annotations.Nullable;

/**
 * The bodies of the demo province: governments of the province, its prefectures and counties and
 * their departments. Codes carry right check characters over invented numbers; telephone numbers
 * begin with 0 after the area code, which no subscriber's does, and mail goes to example domains.
 */
final class DemoBodies {
  /**
   * The body whose notice of 2014 this project began with; its code in the catalogue is the one of
   * the mock-up.
   */
  static final String FIRST = "jiamusi-qianjin-office";

  private static final String FIRST_CODE = "01408040";
  private static final String ROOT = "heilongjiang";
  private static final String USCC_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";

  private record Department(
      String key, BodyKind kind, String[] names, String word, String english, int position) {}

  private final List<RegisterBody> registrations = new ArrayList<>();
  private final List<Issuer> issuers = new ArrayList<>();
  private final List<Department> departments = departments();
  private final Map<String, String> slugs = new HashMap<>();
  private final Map<String, String> words = new HashMap<>();
  private final Divisions divisions;

  DemoBodies(Divisions divisions) {
    this.divisions = divisions;
    for (var line : Lines.of("places.csv")) {
      var part = line.split(",");
      slugs.put(part[0], part[1]);
      words.put(part[0], part[2]);
    }
    issuers.add(new Issuer(ROOT, "黑龙江省人民政府", "黑龙江省", "23", BodyLevel.PROVINCE, "gov", "黑政"));
    departmentsOf("23", "黑龙江省", BodyLevel.PROVINCE, ROOT, "hlj", "黑");
    for (var prefecture : divisions.children("23")) {
      prefecture(prefecture.code(), prefecture.name());
    }
  }

  /** To be registered under the province's government, which is there before. */
  List<RegisterBody> registrations() {
    return registrations;
  }

  /** All bodies that write, the province's government first. */
  List<Issuer> issuers() {
    return issuers;
  }

  private void prefecture(String code, String name) {
    var slug = slugs.getOrDefault(code, code);
    var word = words.getOrDefault(code, name.substring(0, 1));
    government(code, name, BodyLevel.PREFECTURE, ROOT, slug, word);
    departmentsOf(code, name, BodyLevel.PREFECTURE, slug, slug, word);
    for (var county : divisions.children(code)) {
      if (slugs.containsKey(county.code())) {
        var countySlug = slug + "-" + slugs.get(county.code());
        var area =
            county.name().endsWith("区") && !county.name().endsWith("开发区")
                ? name + county.name()
                : county.name();
        government(
            county.code(),
            area,
            BodyLevel.COUNTY,
            slug,
            countySlug,
            word + words.get(county.code()));
        departmentsOf(
            county.code(),
            area,
            BodyLevel.COUNTY,
            countySlug,
            countySlug,
            word + words.get(county.code()));
      }
    }
  }

  private void government(
      String code, String area, BodyLevel level, String parent, String slug, String word) {
    var name =
        area.endsWith("地区") ? area + "行政公署" : area.endsWith("开发区") ? area + "管理委员会" : area + "人民政府";
    add(slug, name, slug, level, BodyKind.GOVERNMENT, code, parent, organisationCode(code, 0));
    issuers.add(new Issuer(slug, name, area, code, level, "gov", word + "政"));
  }

  private void departmentsOf(
      String code, String area, BodyLevel level, String parent, String slug, String word) {
    for (var department : departments) {
      var suffix =
          department
              .names()[level == BodyLevel.PROVINCE ? 0 : level == BodyLevel.PREFECTURE ? 1 : 2];
      if (!suffix.isEmpty()) {
        var bodyCode = slug + "-" + department.key();
        var number =
            bodyCode.equals(FIRST)
                ? OrganisationCode.withCheck(FIRST_CODE)
                : organisationCode(code, department.position());
        var name =
            area
                + (area.endsWith("地区")
                    ? suffix.replace("人民政府", "行政公署")
                    : area.endsWith("开发区") ? suffix.replace("人民政府", "管理委员会") : suffix);
        add(bodyCode, name, null, level, department.kind(), code, parent, number);
        issuers.add(
            new Issuer(
                bodyCode, name, area, code, level, department.key(), word + department.word()));
      }
    }
  }

  private void add(
      String code,
      String name,
      @Nullable String english,
      BodyLevel level,
      BodyKind kind,
      String division,
      String parent,
      OrganisationCode number) {
    registrations.add(
        new RegisterBody(
            code,
            name,
            null,
            english,
            level,
            kind,
            division,
            parent,
            uscc("11", (division + "0000").substring(0, 6), number),
            number,
            guide(name),
            false,
            null,
            contacts(code, name, number)));
  }

  private static OrganisationCode organisationCode(String division, int position) {
    return OrganisationCode.withCheck(
        (division + "0000").substring(0, 6) + "%02d".formatted(position));
  }

  /** The check character is found by trying: only one of the 31 is right. */
  static Uscc uscc(String kind, String division, OrganisationCode number) {
    var front = kind + division + number.value();
    for (var check : USCC_ALPHABET.toCharArray()) {
      if (Uscc.isValid(front + check)) {
        return new Uscc(front + check);
      }
    }
    throw new IllegalStateException("No check character fits " + front);
  }

  private static List<ContactPoint> contacts(String code, String name, OrganisationCode number) {
    var digits = Math.floorMod(number.value().hashCode(), 10_000);
    return List.of(
        new ContactPoint(
            ContactKind.OFFICE, name.endsWith("办公室") || name.endsWith("办公厅") ? "政务公开科" : "办公室"),
        new ContactPoint(ContactKind.ADDRESS, "示例大街%d号（虚构地址）".formatted(digits % 300 + 1)),
        new ContactPoint(ContactKind.HOURS, "星期一至星期五 8:30—11:30，13:30—17:00，法定节假日除外"),
        new ContactPoint(ContactKind.PHONE, "0450-000%04d".formatted(digits)),
        new ContactPoint(ContactKind.EMAIL, "open@" + code + ".example"));
  }

  private static String guide(String name) {
    return """
        %s（以下简称本机关）依照《中华人民共和国政府信息公开条例》公开政府信息。主动公开的信息在本平台公布，公民、法人和其他组织可以按机构、主题、体裁、年份查阅，也可以到办公地址现场查阅，查阅不收费用。

        应当主动公开的政府信息，自形成或者变更之日起20个工作日内公开；法律、法规对期限另有规定的，从其规定。

        除主动公开的以外，公民、法人和其他组织可以向本机关申请获取相关政府信息。本机关收到申请，能够当场答复的当场答复；不能当场答复的，自收到之日起20个工作日内答复，需要延长的最多延长20个工作日，并告知申请人。

        认为本机关没有依法履行政府信息公开义务的，可以向上一级行政机关或者政府信息公开工作主管部门投诉、举报，也可以依法申请行政复议或者提起行政诉讼。"""
        .formatted(name);
  }

  private static List<Department> departments() {
    var lines = Lines.of("departments.csv");
    var all = new ArrayList<Department>();
    for (var line : lines.subList(1, lines.size())) {
      var part = line.split(",");
      all.add(
          new Department(
              part[0],
              BodyKind.valueOf(part[1]),
              new String[] {part[2], part[3], part[4]},
              part[5],
              part[6],
              all.size() + 1));
    }
    return all;
  }
}
