package org.chengming.organisations;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.chengming.web.Refused.Problem;

/** What must hold for bodies to be registered together, checked in the order given. */
class BodyRules {
  /** Words that stand in the desk's addresses where a code may stand. */
  private static final Set<String> RESERVED = Set.of("new", "import", "succession");

  private static final Pattern CODE = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

  private final BodyDirectory bodies;
  private final Divisions divisions;
  private final Set<String> newCodes = new HashSet<>();
  private final Set<String> standing = new HashSet<>();

  BodyRules(BodyDirectory bodies, Divisions divisions) {
    this.bodies = bodies;
    this.divisions = divisions;
    for (var body : bodies.all()) {
      if (body.endedOn() == null) {
        standing.add(body.organisationCode().value());
        Optional.ofNullable(body.uscc()).map(Uscc::value).ifPresent(standing::add);
      }
    }
  }

  /**
   * What is wrong with the body, empty when it may be registered; then it counts for those that
   * follow.
   */
  List<Problem> check(RegisterBody body) {
    return check(body, true);
  }

  /**
   * @param otherwiseRight false when something else is wrong, so that the body does not count for
   *     those that follow
   */
  List<Problem> check(RegisterBody body, boolean otherwiseRight) {
    var problems = new ArrayList<Problem>();
    checkNames(body, problems);
    checkCodes(body, problems);
    var division = body.divisionCode();
    if (division != null && divisions.find(division).isEmpty()) {
      problems.add(new Problem("divisionCode", "没有区划代码“%s”。".formatted(division)));
    }
    checkParent(body, problems);
    if (problems.isEmpty() && otherwiseRight) {
      newCodes.add(body.code());
      if (body.organisationCode() != null) {
        standing.add(body.organisationCode().value());
      }
      if (body.uscc() != null) {
        standing.add(body.uscc().value());
      }
    }
    return problems;
  }

  /** What is wrong with other codes for a body that is registered. */
  List<Problem> check(Body body, CorrectCodes correction) {
    if (body.endedOn() == null) {
      standing.remove(body.organisationCode().value());
      Optional.ofNullable(body.uscc()).map(Uscc::value).ifPresent(standing::remove);
    }
    var problems = new ArrayList<Problem>();
    var uscc = correction.uscc();
    if (body.endedOn() == null && standing.contains(correction.organisationCode().value())) {
      problems.add(taken(correction.organisationCode()));
    }
    if (uscc != null && !uscc.organisationCode().equals(correction.organisationCode())) {
      problems.add(mismatch(correction.organisationCode(), uscc));
    }
    return problems;
  }

  private static Problem taken(OrganisationCode code) {
    return new Problem("organisationCode", "组织机构代码%s已经有机构在用。".formatted(code));
  }

  private static Problem mismatch(OrganisationCode code, Uscc uscc) {
    return new Problem("organisationCode", "组织机构代码%s与统一社会信用代码%s的第9至17位不一致。".formatted(code, uscc));
  }

  private void checkNames(RegisterBody body, List<Problem> problems) {
    if (body.name().isBlank()) {
      problems.add(new Problem("name", "请填写机构名称。"));
    }
    if (body.code().length() > 64 || !CODE.matcher(body.code()).matches()) {
      problems.add(new Problem("code", "网址代码“%s”只能用小写字母、数字和连字符，最多64个字符。".formatted(body.code())));
    } else if (RESERVED.contains(body.code())) {
      problems.add(new Problem("code", "网址代码不能用“%s”，它另有用处。".formatted(body.code())));
    } else if (bodies.byCode(body.code()).isPresent() || newCodes.contains(body.code())) {
      problems.add(new Problem("code", "网址代码“%s”已经有机构在用。".formatted(body.code())));
    }
  }

  private void checkCodes(RegisterBody body, List<Problem> problems) {
    var code = body.organisationCode();
    if (code == null) {
      problems.add(new Problem("organisationCode", "请填写统一社会信用代码或者组织机构代码，索引号要用它。"));
    } else if (standing.contains(code.value())) {
      problems.add(taken(code));
    }
    var uscc = body.uscc();
    if (uscc != null && code != null && !uscc.organisationCode().equals(code)) {
      problems.add(mismatch(code, uscc));
    }
  }

  private void checkParent(RegisterBody body, List<Problem> problems) {
    var code = body.parentCode();
    if (code == null || newCodes.contains(code)) {
      return;
    }
    var parent = bodies.byCode(code);
    if (parent.isEmpty()) {
      problems.add(new Problem("parentCode", "没有网址代码为“%s”的上级机构。".formatted(code)));
    } else if (parent.get().endedOn() != null) {
      problems.add(new Problem("parentCode", "上级机构“%s”已经撤销。".formatted(parent.get().name())));
    }
  }
}
