package org.chengming.search;

import ai.onnxruntime.OrtException;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Finds documents by what a question means, where no word of it stands in them. A welcome addition
 * only: before the model is read, where memory is short, where it is switched off, or when the
 * native library does not run here, nothing is near and questions are answered from words alone.
 */
@Component
class Meaning implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Meaning.class);
  private static final long ENOUGH_MEMORY = 2L << 30;
  private static final int REMEMBERED = 500;

  /** Whether meaning is computed: AUTO where the machine, or its container, has two gigabytes. */
  enum Use {
    ON,
    OFF,
    AUTO
  }

  private final Path home;
  private final Use use;
  private final Map<String, float[]> asked = Collections.synchronizedMap(new Recent());
  private volatile @Nullable Open open;
  private volatile String state;

  /** The model and the points, there together or not at all. */
  record Open(Encoder encoder, Vectors vectors) {}

  private static final class Recent extends LinkedHashMap<String, float[]> {
    private Recent() {
      super(16, 0.75f, true);
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<String, float[]> eldest) {
      return size() > REMEMBERED;
    }
  }

  Meaning(@Value("${chengming.data}") Path data, @Value("${chengming.search.vectors}") Use use) {
    this.home = data.resolve("index");
    this.use = use;
    this.state = wanted() ? "waiting" : "off";
  }

  boolean wanted() {
    return use == Use.ON || (use == Use.AUTO && memory() >= ENOUGH_MEMORY);
  }

  private static long memory() {
    return ManagementFactory.getOperatingSystemMXBean()
            instanceof com.sun.management.OperatingSystemMXBean system
        ? system.getTotalMemorySize()
        : 0;
  }

  /** One word for operators: off, waiting, unavailable, on. */
  String state() {
    return state;
  }

  /** Passages whose meaning has been computed on this node. */
  long passages() {
    var now = open;
    return now == null ? 0 : now.vectors().index().size();
  }

  /** Reads the model, which takes a second and 100 MB; null where that cannot be. */
  @Nullable Open open() {
    if (open == null && wanted() && !state.equals("unavailable")) {
      try {
        open = new Open(new Encoder(1), new Vectors(home));
        state = "on";
      } catch (IOException | OrtException | RuntimeException | LinkageError e) {
        log.warn("Meaning cannot be computed here; questions are answered from words alone", e);
        state = "unavailable";
      }
    }
    return open;
  }

  /** Never waits for the model: nothing is near before it has been read. */
  Near near(String text, int most) {
    return near(
        text,
        now -> {
          var point = asked.get(text);
          if (point == null) {
            point = now.encoder().question(text);
            asked.put(text, point);
          }
          return now.vectors().nearest(point, most);
        });
  }

  /** What would be near had nothing been learned from judged questions. */
  Near untaught(String text, int most) {
    return near(text, now -> now.vectors().nearest(now.encoder().untouched(text), most));
  }

  private interface Look {
    Near at(Open open) throws OrtException;
  }

  private Near near(String text, Look look) {
    var now = open;
    if (now == null || text.isBlank()) {
      return Near.NONE;
    }
    try {
      return look.at(now);
    } catch (OrtException | RuntimeException e) {
      log.warn("The meaning of a question could not be computed", e);
      return Near.NONE;
    }
  }

  @Override
  public void close() throws IOException, OrtException {
    var closed = open;
    open = null;
    if (closed != null) {
      closed.vectors().close();
      closed.encoder().close();
    }
  }
}
