package org.chengming.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.chengming.actors.NotPermitted;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;

/** Turns what went wrong into one sentence for a person, or problem+json (RFC 9457) for a program. */
@ControllerAdvice
class Errors {
  private static final Logger log = LoggerFactory.getLogger(Errors.class);
  private final Pages pages;
  private final FrameResolver frames;

  Errors(Pages pages, FrameResolver frames) {
    this.pages = pages;
    this.frames = frames;
  }

  @ExceptionHandler(Missing.class)
  Object missing(Missing e, HttpServletRequest request) {
    return answer(request, 404, e.getMessage(), List.of(), "");
  }

  @ExceptionHandler(NotPermitted.class)
  Object notPermitted(NotPermitted e, HttpServletRequest request) {
    log.info("Refused: {}", e.getMessage());
    return answer(request, 403, e.getMessage(), List.of(), "");
  }

  @ExceptionHandler(Refused.class)
  Object refused(Refused e, HttpServletRequest request) {
    return answer(request, e.isConflict() ? 409 : 422, e.getMessage(), e.problems(), "");
  }

  @ExceptionHandler(Exception.class)
  Object other(Exception e, HttpServletRequest request) throws Exception {
    if (e instanceof ErrorResponse known && known.getStatusCode().is4xxClientError()) {
      return answer(request, known.getStatusCode().value(), known.getBody().getDetail(), List.of(), "");
    }
    if (disconnected(e)) {
      throw e;
    }
    var id = UUID.randomUUID().toString().substring(0, 8);
    log.error("{} on {} {}", id, request.getMethod(), request.getRequestURI(), e);
    return answer(request, 500, null, List.of(), id);
  }

  /** An answer for a status alone, as Tomcat's own error dispatch brings it. */
  Object status(HttpServletRequest request, int status) {
    return answer(request, status, null, List.of(), "");
  }

  private static boolean disconnected(Exception e) {
    return e.getClass().getSimpleName().equals("ClientAbortException")
        || e.getClass().getSimpleName().equals("AsyncRequestNotUsableException");
  }

  private Object answer(
      HttpServletRequest request,
      int status,
      @org.jspecify.annotations.Nullable String detail,
      List<Refused.Problem> problems,
      String id) {
    if (wantsJson(request)) {
      return problem(request, status, detail, problems, id);
    }
    var sentence =
        problems.isEmpty() ? sentence(status) : String.join("", problems.stream().map(Refused.Problem::sentence).toList());
    var frame = frames.frame(request);
    var atDesk = frame.actor() != null;
    return new org.springframework.web.servlet.ModelAndView(
        pages.show(status, "web/errorPage", frame, new ErrorPage(status, title(status), sentence, id, atDesk)));
  }

  private static ResponseEntity<Map<String, Object>> problem(
      HttpServletRequest request,
      int status,
      @org.jspecify.annotations.Nullable String detail,
      List<Refused.Problem> problems,
      String id) {
    var body = new LinkedHashMap<String, Object>();
    body.put("type", "/errors/" + name(status));
    body.put("title", title(status));
    body.put("status", status);
    if (detail != null && status < 500) {
      body.put("detail", detail);
    }
    body.put("instance", request.getRequestURI());
    if (!problems.isEmpty()) {
      body.put("problems", problems);
    }
    if (!id.isEmpty()) {
      body.put("id", id);
    }
    return ResponseEntity.status(HttpStatusCode.valueOf(status))
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .body(body);
  }

  private static boolean wantsJson(HttpServletRequest request) {
    var accept = request.getHeader("Accept");
    var path = (String) request.getAttribute("jakarta.servlet.error.request_uri");
    return (path == null ? request.getRequestURI() : path).startsWith("/api/")
        || (accept != null && accept.contains("json") && !accept.contains("text/html"));
  }

  private static String name(int status) {
    return switch (status) {
      case 401 -> "sign-in-needed";
      case 403 -> "not-permitted";
      case 404 -> "missing";
      case 409 -> "conflict";
      case 410 -> "withdrawn";
      case 413 -> "too-large";
      case 422 -> "refused";
      case 429 -> "too-many-requests";
      default -> status >= 500 ? "failure" : "bad-request";
    };
  }

  private static String title(int status) {
    return switch (status) {
      case 401 -> "请先登录";
      case 403 -> "这件事您不能做";
      case 404 -> "没有这个页面";
      case 409 -> "现在不能这样做";
      case 413 -> "太大了";
      case 422 -> "有地方要改";
      case 429 -> "请求太多了";
      default -> status >= 500 ? "我们这边出错了" : "这个请求看不懂";
    };
  }

  private static String sentence(int status) {
    return switch (status) {
      case 401 -> "登录以后才能看。";
      case 403 -> "您的角色不包括这件事。需要的话，请本机关的管理员授权；页面放久了，刷新再试。";
      case 404 -> "地址可能写错了，或者内容换了地方。可以搜一搜。";
      case 409 -> "它的状态已经变了，请刷新再看。";
      case 413 -> "上传的内容超过了限制。";
      case 422 -> "填的内容有问题，请返回修改。";
      case 429 -> "请过一会儿再试。";
      default -> status >= 500 ? "已经记下来了。请过一会儿再试。" : "请检查地址，或者从首页重新开始。";
    };
  }
}
