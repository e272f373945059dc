package org.chengming.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** Where the container sends what no controller answered. */
@Controller
class StatusController implements ErrorController {
  private final Errors errors;

  StatusController(Errors errors) {
    this.errors = errors;
  }

  @RequestMapping("/error")
  Object error(HttpServletRequest request) {
    var status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
    var cause = request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
    return errors.status(
        request,
        status instanceof Integer number ? number : 404,
        cause instanceof Throwable thrown ? thrown : null);
  }
}
