package org.chengming.web;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.Executor;
import org.chengming.web.KeptPages.Key;
import org.eclipse.jetty.http.HttpCookie;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * Answers with a kept page on the thread that read the request; all else is handed to a thread of
 * its own, and what comes back is kept if it was marked.
 */
final class KeptPagesHandler extends Handler.Wrapper {
  private static final int ENGLISH = 1;
  private static final int LARGE = 2;
  private static final int COMPRESSED = 4;
  private static final int SECURE = 8;
  private static final int LARGEST = 1 << 20;

  private final KeptPages kept;
  private final Executor requests;

  KeptPagesHandler(KeptPages kept, Executor requests, @Nullable Handler handler) {
    super(handler);
    this.kept = kept;
    this.requests = requests;
  }

  @Override
  public InvocationType getInvocationType() {
    return InvocationType.NON_BLOCKING;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    var method = request.getMethod();
    var target = request.getHttpURI().getPathQuery();
    var path = request.getHttpURI().getDecodedPath();
    // The API counts its callers.
    if ((!HttpMethod.GET.is(method) && !HttpMethod.HEAD.is(method))
        || target == null
        || path == null
        || path.startsWith("/api/")
        || request.getHeaders().contains(HttpHeader.RANGE)
        || weighs(request.getHeaders().get(HttpHeader.ACCEPT_ENCODING))) {
      dispatch(request, response, callback);
      return true;
    }
    var key = new Key(target, form(request));
    var page = kept.find(key);
    if (page != null) {
      answer(page, request, response, callback);
    } else if (HttpMethod.GET.is(method)) {
      var making = kept.begin();
      request.setAttribute(Making.NAME, making);
      var copying = new Copying(request, response, key, making);
      dispatch(request, copying, callback);
    } else {
      dispatch(request, response, callback);
    }
    return true;
  }

  private static int form(Request request) {
    var headers = request.getHeaders();
    var encodings = headers.get(HttpHeader.ACCEPT_ENCODING);
    int form = encodings != null && encodings.contains("gzip") ? COMPRESSED : 0;
    form |= request.isSecure() ? SECURE : 0;
    if (headers.contains(HttpHeader.COOKIE)) {
      var cookies = Request.getCookies(request);
      form |= "en".equals(first(cookies, FrameResolver.LANGUAGE)) ? ENGLISH : 0;
      form |= "large".equals(first(cookies, FrameResolver.SIZE)) ? LARGE : 0;
    }
    return form;
  }

  /** Whether the request prefers or refuses encodings by weight; too rare to be kept apart. */
  private static boolean weighs(@Nullable String encodings) {
    return encodings != null && encodings.contains("q=");
  }

  /** Of several cookies of a name the first counts, as it does to the page. */
  private static @Nullable String first(List<HttpCookie> cookies, String name) {
    for (var cookie : cookies) {
      if (cookie.getName().equals(name)) {
        return cookie.getValue();
      }
    }
    return null;
  }

  private static void answer(KeptPage page, Request request, Response response, Callback callback) {
    var headers = response.getHeaders();
    for (var header : page.headers()) {
      headers.add(header);
    }
    var asked = request.getHeaders().get(HttpHeader.IF_NONE_MATCH);
    if (asked != null && !page.tag().isEmpty() && asked.contains(page.tag())) {
      headers.remove(HttpHeader.CONTENT_TYPE);
      headers.remove(HttpHeader.CONTENT_ENCODING);
      response.setStatus(HttpStatus.NOT_MODIFIED_304);
      response.write(true, BufferUtil.EMPTY_BUFFER, callback);
      return;
    }
    response.setStatus(HttpStatus.OK_200);
    headers.put(HttpHeader.CONTENT_LENGTH, page.bytes().remaining());
    var bytes =
        HttpMethod.HEAD.is(request.getMethod())
            ? BufferUtil.EMPTY_BUFFER
            : page.bytes().asReadOnlyBuffer();
    response.write(true, bytes, callback);
  }

  private void dispatch(Request request, Response response, Callback callback) {
    requests.execute(
        () -> {
          try (var named = MDC.putCloseable(RequestIds.LOGGED, RequestIds.of(request))) {
            if (!super.handle(request, response, callback)) {
              Response.writeError(request, response, callback, HttpStatus.NOT_FOUND_404);
            }
          } catch (Throwable e) {
            Response.writeError(request, response, callback, e);
          }
        });
  }

  /** Copies the bytes of a marked answer as they go out. */
  private final class Copying extends Response.Wrapper {
    private final Key key;
    private final Making making;
    private @Nullable ByteArrayOutputStream copy;
    private boolean begun;

    Copying(Request request, Response response, Key key, Making making) {
      super(request, response);
      this.key = key;
      this.making = making;
    }

    @Override
    public void write(boolean last, ByteBuffer content, Callback callback) {
      if (!begun) {
        begun = true;
        copy =
            making.marked() && getStatus() == HttpStatus.OK_200
                ? new ByteArrayOutputStream()
                : null;
      }
      var into = copy;
      if (into == null) {
        super.write(last, content, callback);
        return;
      }
      if (content != null && content.hasRemaining()) {
        var bytes = BufferUtil.toArray(content);
        into.write(bytes, 0, bytes.length);
      }
      if (into.size() > LARGEST) {
        copy = null;
      }
      if (!last || copy == null) {
        super.write(last, content, callback);
        return;
      }
      var headers = HttpFields.build(getHeaders());
      if (!headers.contains(HttpHeader.SET_COOKIE) && encodedAsKept(headers)) {
        kept.keep(key, KeptPage.of(headers, into.toByteArray(), making));
      }
      super.write(true, content, callback);
    }

    /** What we read of a request as asking for no compression the server may read otherwise. */
    private boolean encodedAsKept(HttpFields headers) {
      return !headers.contains(HttpHeader.CONTENT_ENCODING) || (key.form() & COMPRESSED) != 0;
    }
  }
}
