package org.chengming.organisations.web;

import java.util.List;
import org.chengming.organisations.SuccessionKind;
import org.chengming.web.Form;

record SuccessionPage(String title, Form form) {
  List<SuccessionKind> kinds() {
    return List.of(SuccessionKind.values());
  }

  String says(SuccessionKind kind) {
    return switch (kind) {
      case RENAME -> "一个机构换了名称。";
      case MERGE -> "一个或者几个机构并入一个机构。";
      case SPLIT -> "一个机构分成几个机构。";
    };
  }
}
