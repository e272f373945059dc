package org.chengming.web;

import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/** After a form was accepted: go and look at the result, and let a reload not send it again. */
public final class SeeOther {
  private SeeOther() {}

  public static View at(String path) {
    var view = new RedirectView(path);
    view.setStatusCode(HttpStatus.SEE_OTHER);
    return view;
  }
}
