package org.chengming.demo;

import java.util.Map;
import org.chengming.actors.Actor;
import org.chengming.organisations.Organisations;
import org.chengming.standards.StandardKeeping;
import org.chengming.standards.Standards;
import org.springframework.stereotype.Component;

/** Which departments of the demo province lead which standards; one that is led is left alone. */
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

  private final Standards standards;
  private final StandardKeeping keeping;
  private final Organisations organisations;

  DemoStandards(Standards standards, StandardKeeping keeping, Organisations organisations) {
    this.standards = standards;
    this.keeping = keeping;
    this.organisations = organisations;
  }

  void make(Actor actor) {
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
