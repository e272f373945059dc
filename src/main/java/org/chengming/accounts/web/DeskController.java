package org.chengming.accounts.web;

import org.chengming.web.Frame;
import org.chengming.web.Pages;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.View;

/** The desk's first page. */
@Controller
class DeskController {
  private final Pages pages;

  DeskController(Pages pages) {
    this.pages = pages;
  }

  @GetMapping("/desk")
  View desk(Frame frame) {
    return pages.show("accounts/web/desk", frame, new DeskPage());
  }
}
