package org.chengming.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.chengming.actors.NotPermitted;
import org.chengming.database.DatabaseAway;
import org.eclipse.jetty.http.BadMessageException;
import org.eclipse.jetty.http.HttpException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.servlet.ModelAndView;

/**
 * Turns what went wrong into one sentence for a person, or problem+json (RFC 9457) for a program.
 */
@ControllerAdvice
class Errors {
  private static final Logger log = LoggerFactory.getLogger(Errors.class);
  private final Pages pages;
  private final FrameResolver frames;
  private final Draining draining;

  Errors(Pages pages, FrameResolver frames, Draining draining) {
    this.pages = pages;
    this.frames = frames;
    this.draining = draining;
  }

  @ExceptionHandler(Missing.class)
  Object missing(Missing e, HttpServletRequest request) {
    return answer(request, 404, e.getMessage(), List.of(), "");
  }

  @ExceptionHandler({NotPermitted.class, AccessDeniedException.class})
  Object notPermitted(Exception e, HttpServletRequest request) {
    // The message names who was refused; a log names nobody.
    log.info("Refused {} {}", request.getMethod(), path(request));
    return answer(request, 403, e.getMessage(), List.of(), "");
  }

  @ExceptionHandler(Refused.class)
  Object refused(Refused e, HttpServletRequest request) {
    return answer(request, e.isConflict() ? 409 : 422, e.getMessage(), e.problems(), "");
  }

  @ExceptionHandler({
    TypeMismatchException.class,
    HttpMessageNotReadableException.class,
    BadMessageException.class
  })
  Object unreadable(Exception e, HttpServletRequest request) {
    return answer(request, 400, null, List.of(), "");
  }

  @ExceptionHandler(MultipartException.class)
  Object upload(MultipartException e, HttpServletRequest request) {
    return answer(
        request, e instanceof MaxUploadSizeExceededException ? 413 : 400, null, List.of(), "");
  }

  @ExceptionHandler(TooMany.class)
  Object tooMany(TooMany e, HttpServletRequest request) {
    var sentence = frames.frame(request).t().of(e.sentence());
    return answer(request, 429, e.getMessage(), List.of(new Refused.Problem("", sentence)), "");
  }

  @ExceptionHandler(Unavailable.class)
  Object unavailable(Unavailable e, HttpServletRequest request) {
    log.warn("Cannot answer {} {} for now: {}", request.getMethod(), path(request), e.getMessage());
    var sentence = e.sentence();
    var problems =
        sentence.isEmpty()
            ? List.<Refused.Problem>of()
            : List.of(new Refused.Problem("", sentence));
    return answer(request, 503, null, problems, RequestIds.of(request));
  }

  /** No fault of ours and nothing was written: whoever asked may come again. */
  private Object withoutDatabase(HttpServletRequest request, Throwable cause) {
    log.warn("No database for {} {}: {}", request.getMethod(), path(request), cause.getMessage());
    return answer(request, 503, null, List.of(), RequestIds.of(request));
  }

  @ExceptionHandler(Exception.class)
  Object other(Exception e, HttpServletRequest request) throws Exception {
    if (e instanceof ErrorResponse known && known.getStatusCode().is4xxClientError()) {
      return answer(
          request, known.getStatusCode().value(), known.getBody().getDetail(), List.of(), "");
    }
    if (disconnected(e)) {
      throw e;
    }
    if (noText(e) || noAddress(e)) {
      return answer(request, 400, null, List.of(), "");
    }
    return failure(request, e);
  }

  /** An answer for a status alone, as the container's error dispatch brings it. */
  Object status(HttpServletRequest request, int status, @Nullable Throwable cause) {
    return status >= 500 && cause != null
        ? failure(request, cause)
        : answer(request, status, null, List.of(), "");
  }

  private Object failure(HttpServletRequest request, Throwable cause) {
    if (DatabaseAway.causes(cause)) {
      return withoutDatabase(request, cause);
    }
    if (draining.leaving()) {
      log.warn("Stopped under {} {}: {}", request.getMethod(), path(request), cause.toString());
      return answer(request, 503, null, List.of(), RequestIds.of(request));
    }
    log.error("Failed on {} {}", request.getMethod(), path(request), cause);
    return answer(request, 500, null, List.of(), RequestIds.of(request));
  }

  /** An address or a form whose percent signs write no UTF-8, as old links in GBK do not. */
  private static boolean noAddress(Throwable e) {
    return e instanceof HttpException http && http.getCode() == 400;
  }

  /** PostgreSQL keeps no NUL; no person types one, so no form asks for it apart. */
  private static boolean noText(@Nullable Throwable e) {
    return e != null
        && (e instanceof java.sql.SQLException sql && "22021".equals(sql.getSQLState())
            || noText(e.getCause()));
  }

  private static boolean disconnected(Exception e) {
    return e instanceof org.eclipse.jetty.io.EofException
        || e.getClass().getSimpleName().equals("AsyncRequestNotUsableException");
  }

  private Object answer(
      HttpServletRequest request,
      int status,
      @Nullable String detail,
      List<Refused.Problem> problems,
      String id) {
    if (wantsJson(request)) {
      return problem(request, status, detail, problems, id);
    }
    var words = ErrorWords.of(status);
    var sentence =
        problems.isEmpty()
            ? words.sentence()
            : String.join("", problems.stream().map(Refused.Problem::sentence).toList());
    var frame = frames.frame(request);
    var typed = asked(request);
    var reads = request.getMethod().equals("GET");
    var again = status == 503 && reads ? frame.path() : null;
    var query = frame.path().indexOf('?');
    var bare =
        reads && query > 0 && (status == 400 || status == 422)
            ? frame.path().substring(0, query)
            : null;
    var page =
        new ErrorPage(
            status, words.title(), sentence, typed, again, bare, id, frame.actor() != null);
    var view = pages.show(status, "web/errorPage", frame, page);
    return new ModelAndView(
        (model, asked, response) -> {
          // No copy of a failure outlives it.
          response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
          if (status == 503) {
            response.setHeader(HttpHeaders.RETRY_AFTER, Integer.toString(Unavailable.SECONDS));
          }
          response.setHeader(HttpHeaders.ETAG, null);
          view.render(null, asked, response);
        });
  }

  /** What was searched for, from the address: what was sent besides may never have been read. */
  private static String asked(HttpServletRequest request) {
    var query = Objects.requireNonNullElse(request.getQueryString(), "");
    for (var part : query.split("&")) {
      if (part.startsWith("q=")) {
        try {
          return URLDecoder.decode(part.substring(2), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
          return "";
        }
      }
    }
    return "";
  }

  private static ResponseEntity<Map<String, Object>> problem(
      HttpServletRequest request,
      int status,
      @Nullable String detail,
      List<Refused.Problem> problems,
      String id) {
    var words = ErrorWords.of(status);
    var body = new LinkedHashMap<String, Object>();
    body.put("type", "/errors/" + words.name());
    body.put("title", words.title());
    body.put("status", status);
    if (detail != null && status < 500) {
      body.put("detail", detail);
    }
    body.put("instance", path(request));
    if (!problems.isEmpty()) {
      body.put("problems", problems);
    }
    if (!id.isEmpty()) {
      body.put("id", id);
    }
    var answer =
        ResponseEntity.status(HttpStatusCode.valueOf(status))
            .contentType(MediaType.APPLICATION_PROBLEM_JSON)
            .header(HttpHeaders.CACHE_CONTROL, "no-store");
    if (status == 503) {
      answer.header(HttpHeaders.RETRY_AFTER, Integer.toString(Unavailable.SECONDS));
    }
    return answer.body(body);
  }

  private static boolean wantsJson(HttpServletRequest request) {
    var accept = request.getHeader(HttpHeaders.ACCEPT);
    return path(request).startsWith("/api/")
        || (accept != null && accept.contains("json") && !accept.contains("text/html"));
  }

  /** The address that failed, in an error dispatch too. */
  private static String path(HttpServletRequest request) {
    return request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String failed
        ? failed
        : request.getRequestURI();
  }
}
