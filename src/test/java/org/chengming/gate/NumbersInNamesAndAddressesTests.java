package org.chengming.gate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Numbers of persons in the names of files and in where links lead. */
class NumbersInNamesAndAddressesTests {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "某人13812345678.docx",
        "13812345678.pdf",
        "某人_13812345678_申请表.xlsx",
        "2026年名单（138 1234 5678）.pdf",
        "附件1 某人电话13812345678.tar.gz"
      })
  void are_found_in_names(String name) {
    assertThat(PersonalDataFinder.find(Naming.ofFile(name)))
        .extracting(Finding::instead)
        .containsExactly("138****5678");
    assertThat(name).startsWith(Naming.ofFile(name).replace(' ', name.contains("_") ? '_' : ' '));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "tel:13812345678",
        "tel:+86-138-1234-5678",
        "sms:13812345678",
        "https://example.org/q?phone=13812345678&page=2",
        "https://example.org/q?a=1&userMobile=13812345678",
        "https://example.org/users/tel/13812345678/",
        "https://example.org/files/某人13812345678.pdf",
        "/files/%E6%9F%90%E4%BA%BA_13812345678.pdf",
        "/files/%25E6%259F%2590%25E4%25BA%25BA13812345678.pdf",
        "https://example.org/%E6%9F%90%E4%BA%BA%2013812345678"
      })
  void are_found_in_addresses_that_say_whose_they_are(String address) {
    var found = PersonalDataFinder.find(Naming.ofAddress(address));
    assertThat(found).as(address).extracting(Finding::kind).containsExactly(FindingKind.MOBILE);
    assertThat(found.getFirst().confidence()).isGreaterThanOrEqualTo(0.8);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://example.org/art/2026/13904510451.html",
        "https://example.org/art/2026/t20260101_13904510451.html",
        "https://example.org/art/2026/t20260101%2013904510451.html",
        "https://example.org/view?id=13904510451&sid=6222021234567890128",
        "https://example.org/a/%E5%85%AC%E5%91%8A/13904510451.shtml",
        "https://example.org/%zz%13904510451",
        "/documents/230000006/2026-13904510451"
      })
  void are_not_seen_in_numbers_of_pages(String address) {
    assertThat(PersonalDataFinder.find(Naming.ofAddress(address))).as(address).isEmpty();
  }

  @Test
  void identity_numbers_are_found_wherever_they_stand_in_an_address() {
    for (var address :
        new String[] {
          "https://example.org/%E6%9F%9011010519491231002X.html",
          "https://example.org/q?no=11010519491231002X",
          "https://example.org/11010519491231002X/"
        }) {
      assertThat(PersonalDataFinder.find(Naming.ofAddress(address)))
          .as(address)
          .extracting(Finding::kind)
          .containsExactly(FindingKind.RESIDENT_ID);
    }
  }
}
