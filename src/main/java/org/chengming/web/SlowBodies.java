package org.chengming.web;

import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * Gives up on whoever sends a body more slowly than any line does, so that nobody holds what a
 * request needs by sending a byte now and then. Only the time counts for which we waited. (Who
 * sends nothing at all is dropped by the server's idle timeout.)
 */
final class SlowBodies extends Handler.Wrapper {
  private final long graceNanos;
  private final long bytesPerSecond;

  /**
   * @param grace of waiting, before the rate is looked at
   */
  SlowBodies(Duration grace, long bytesPerSecond, @Nullable Handler handler) {
    super(handler);
    this.graceNanos = grace.toNanos();
    this.bytesPerSecond = bytesPerSecond;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    return super.handle(
        request.getLength() == 0 ? request : new Watched(request), response, callback);
  }

  private final class Watched extends Request.Wrapper {
    private long waitingSince;
    private long waited;
    private long bytes;
    private Content.@Nullable Chunk givenUp;

    Watched(Request request) {
      super(request);
    }

    @Override
    public Content.@Nullable Chunk read() {
      if (givenUp != null) {
        return givenUp;
      }
      var chunk = super.read();
      var now = System.nanoTime();
      if (chunk == null) {
        waitingSince = waitingSince == 0 ? now : waitingSince;
        return null;
      }
      if (waitingSince != 0) {
        waited += now - waitingSince;
        waitingSince = 0;
      }
      bytes += chunk.remaining();
      if (chunk.isLast() || !tooSlow()) {
        return chunk;
      }
      chunk.release();
      var reason =
          new TimeoutException("%d bytes in %d ms of waiting".formatted(bytes, waited / 1_000_000));
      givenUp = Content.Chunk.from(reason, true);
      super.fail(reason);
      return givenUp;
    }

    private boolean tooSlow() {
      return waited > graceNanos && bytes < waited / 1_000_000_000.0 * bytesPerSecond;
    }
  }
}
