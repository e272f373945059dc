package org.chengming.standards.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import org.chengming.organisations.Body;
import org.chengming.registers.Registers;
import org.chengming.standards.ItemRegister;
import org.springframework.stereotype.Component;

/** Where the records are read that an item is compiled from. */
@Component
class RegisterPaths {
  private final Registers registers;

  RegisterPaths(Registers registers) {
    this.registers = registers;
  }

  /** Those of one body, where the register tells bodies apart; else those of all. */
  String of(String written, Body body) {
    var register = ItemRegister.of(written);
    if (register.name().equals(ItemRegister.BODIES)) {
      return "/bodies/" + body.code();
    }
    var path = of(written);
    return registers.find(register.name()).filter(ItemRegister::namesBodies).isEmpty()
        ? path
        : path + (path.contains("?") ? "&" : "?") + "body=" + encoded(body.name());
  }

  /** Those of all. */
  static String of(String written) {
    var register = ItemRegister.of(written);
    if (register.name().equals(ItemRegister.BODIES)) {
      return "/bodies";
    }
    var only =
        register.only().entrySet().stream()
            .map(e -> e.getKey() + "=" + encoded(e.getValue()))
            .sorted()
            .collect(Collectors.joining("&"));
    return "/registers/" + register.name() + (only.isEmpty() ? "" : "?" + only);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
