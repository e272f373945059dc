package org.chengming.imports;

import java.util.Locale;
import java.util.regex.Pattern;
import org.apache.commons.codec.digest.DigestUtils;
import org.chengming.organisations.BodyKind;
import org.chengming.organisations.BodyLevel;
import org.chengming.organisations.OrganisationCode;
import org.chengming.organisations.RegisterBody;

/**
 * A body outside the province, made from its name alone. Its organisation code is computed from the
 * name and begins with W, which no real organisation code does, so that it is the same on every
 * installation and never mistaken for a real one.
 */
final class OutsideBody {
  private static final String ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
  private static final Pattern PROVINCE =
      Pattern.compile(
          "^(?:北京市|天津市|上海市|重庆市|[\\p{IsHan}]{2,4}省|内蒙古自治区|广西壮族自治区|西藏自治区|宁夏回族自治区|新疆维吾尔自治区)");
  private static final Pattern PREFECTURE = Pattern.compile("^[\\p{IsHan}]{2,10}?(?:市|自治州|地区|盟)");
  private static final Pattern COUNTY = Pattern.compile("^[\\p{IsHan}]{2,12}?自治县");

  private OutsideBody() {}

  static RegisterBody of(String name) {
    var organisationCode = organisationCode(name);
    return RegisterBody.of(
            "outside-" + organisationCode.value().toLowerCase(Locale.ROOT),
            name,
            level(name),
            kind(name),
            organisationCode)
        .fromOutside();
  }

  static OrganisationCode organisationCode(String name) {
    var hash = DigestUtils.sha256(name);
    var eight = new StringBuilder("W");
    for (var i = 0; i < 7; i++) {
      eight.append(ALPHABET.charAt(Byte.toUnsignedInt(hash[i]) % ALPHABET.length()));
    }
    return OrganisationCode.withCheck(eight.toString());
  }

  private static BodyLevel level(String name) {
    if (PROVINCE.matcher(name).find()) {
      return BodyLevel.PROVINCE;
    }
    if (COUNTY.matcher(name).find()) {
      return BodyLevel.COUNTY;
    }
    return PREFECTURE.matcher(name).find() ? BodyLevel.PREFECTURE : BodyLevel.NATION;
  }

  private static BodyKind kind(String name) {
    if (name.contains("人民代表大会")) {
      return BodyKind.LEGISLATURE;
    }
    if (name.endsWith("法院") || name.endsWith("检察院")) {
      return BodyKind.JUDICIARY;
    }
    if (name.endsWith("人民政府") || name.equals("国务院")) {
      return BodyKind.GOVERNMENT;
    }
    return name.matches(".*办公[厅室]$") ? BodyKind.OFFICE : BodyKind.DEPARTMENT;
  }
}
