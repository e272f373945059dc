package org.chengming.demo;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chengming.accounts.Accounts;
import org.chengming.actors.Actor;
import org.chengming.actors.Role;
import org.chengming.organisations.Body;
import org.chengming.organisations.BodyLevel;
import org.chengming.organisations.Organisations;
import org.chengming.standards.Exemptions;
import org.chengming.standards.StandardKeeping;
import org.chengming.standards.Standards;
import org.springframework.stereotype.Component;

/**
 * Which departments of the demo province lead which standards, and what some have nothing to
 * publish for; a standard that is led and a body that has said so before are left alone.
 */
@Component
class DemoStandards {
  private static final Map<String, String> LEADS =
      Map.of(
          "yiwu-jiaoyu", "hlj-jy",
          "shehui-jiuzhu", "hlj-mz",
          "baozhang-zhufang", "hlj-zj",
          "tudi-zhengshou", "hlj-zr",
          "caizheng-yujuesuan", "hlj-cz",
          "bumen-yujuesuan", "hlj-cz",
          "shengtai-huanjing", "hlj-hj",
          "weisheng-jiankang", "hlj-wj",
          "anquan-shengchan", "hlj-yj",
          "shipin-yaopin", "hlj-sc");

  /** Standard, item, which of so many departments, and why. */
  private record Nothing(String standard, String item, String department, int of, String reason) {}

  private static final List<Nothing> NOTHING =
      List.of(
          new Nothing("bumen-yujuesuan", "1.7", "", 9, "本年没有编列政府采购预算。"),
          new Nothing("bumen-yujuesuan", "2.5", "", 14, "上年没有纳入绩效评价的项目。"),
          new Nothing("caizheng-yujuesuan", "1.10", "cz", 3, "本级没有国有资本经营收支。"),
          new Nothing("baozhang-zhufang", "7.1", "zj", 5, "老旧小区已经全部改造完毕。"),
          new Nothing("yiwu-jiaoyu", "6.6", "jy", 4, "本地没有民办义务教育学校。"));

  private static final int WAITING = 4;

  private final Standards standards;
  private final StandardKeeping keeping;
  private final Organisations organisations;
  private final Exemptions exemptions;
  private final Accounts accounts;

  DemoStandards(
      Standards standards,
      StandardKeeping keeping,
      Organisations organisations,
      Exemptions exemptions,
      Accounts accounts) {
    this.standards = standards;
    this.keeping = keeping;
    this.organisations = organisations;
    this.exemptions = exemptions;
    this.accounts = accounts;
  }

  void make(Actor actor, List<Issuer> issuers) {
    lead(actor);
    if (exemptions.standing().isEmpty()) {
      exempt(issuers);
    }
  }

  /** Said by one account of the demo and ruled by another; the last few still wait. */
  private void exempt(List<Issuer> issuers) {
    var root = organisations.bodies().roots().getFirst();
    var says = holder(Role.EDITOR, root);
    var rules = holder(Role.SUPERVISOR, root);
    if (says.isEmpty() || rules.isEmpty()) {
      return;
    }
    var waiting = 0;
    for (var issuer : issuers.reversed()) {
      for (var nothing : NOTHING) {
        if (nothing(issuer, nothing)) {
          var body = organisations.bodies().byCode(issuer.code()).orElseThrow();
          var place = standards.item(nothing.standard(), nothing.item());
          exemptions.propose(says.get(), body, place, nothing.reason());
          if (++waiting > WAITING) {
            var id = exemptions.of(List.of(body.id())).getFirst().id();
            exemptions.rule(rules.get(), id, true, "");
          }
        }
      }
    }
  }

  private static boolean nothing(Issuer issuer, Nothing nothing) {
    var meant =
        nothing.department().isEmpty()
            ? !issuer.government() && issuer.level() != BodyLevel.PROVINCE
            : nothing.department().equals(issuer.department())
                && issuer.level() == BodyLevel.COUNTY;
    return meant
        && Math.floorMod((issuer.code() + nothing.item()).hashCode(), nothing.of() * 3) == 0;
  }

  private Optional<Actor> holder(Role role, Body body) {
    return accounts.holders(role, body.id()).stream()
        .filter(staff -> staff.username().startsWith("province-"))
        .findFirst()
        .flatMap(staff -> accounts.findActor(staff.id()));
  }

  private void lead(Actor actor) {
    LEADS.forEach(
        (standard, code) ->
            standards
                .find(standard)
                .filter(s -> s.leadBodyId() == null)
                .ifPresent(
                    s ->
                        organisations
                            .bodies()
                            .byCode(code)
                            .ifPresent(body -> keeping.lead(actor, s, body))));
  }
}
