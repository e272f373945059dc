package org.chengming.site.web;

import org.chengming.web.Frame;
import org.chengming.web.Head;
import org.chengming.web.Pages;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.View;

@Controller
class HomeController {
  private final Pages pages;

  HomeController(Pages pages) {
    this.pages = pages;
  }

  @GetMapping("/")
  View home(Frame frame) {
    return pages.show("site/web/home", frame, new HomePage(Head.of("", "/")));
  }
}
