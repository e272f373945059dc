package org.chengming.search;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.LongBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.ObjectMapper;

/**
 * A text as a point in 512 dimensions, so that texts of like meaning lie near each other:
 * bge-small-zh-v1.5 (BAAI, MIT), its weights in eight bits, computed on the processor. Holds about
 * 100 MB outside the heap while the model is read; one text at a time a caller, any number of
 * callers.
 */
final class Encoder implements AutoCloseable {
  static final int DIMENSIONS = 512;

  /** The model was taught with this before questions and nothing before texts. */
  private static final String ASKING = "为这个句子生成表示以用于检索相关文章：";

  private static final int LONGEST = 256;
  private static final String MODEL = "bge-small-zh-v1.5-q.onnx";
  private static final String TURN = "data/question-turn.bin";
  private static final String VOCABULARY = "bge-small-zh-v1.5-q-tokenizer.json";

  private final WordPieces pieces;
  private final Turn turn;
  private final OrtEnvironment runtime = OrtEnvironment.getEnvironment();
  private final ReadWriteLock lock = new ReentrantReadWriteLock();
  private final int threads;
  private volatile @Nullable OrtSession session;
  private volatile long usedAt = System.nanoTime();

  Encoder(int threads) throws IOException, OrtException {
    this.threads = threads;
    pieces = new WordPieces(vocabulary());
    try (var file = new ClassPathResource(TURN).getInputStream()) {
      turn = Turn.read(file);
    }
    session = read();
  }

  private OrtSession read() throws OrtException {
    try (var options = new OrtSession.SessionOptions()) {
      options.setIntraOpNumThreads(threads);
      options.setInterOpNumThreads(1);
      // An arena would keep the memory of the longest text for ever.
      options.setCPUArenaAllocator(false);
      return runtime.createSession(new ClassPathResource(MODEL).getContentAsByteArray(), options);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether the model is in memory. */
  boolean ready() {
    return session != null;
  }

  private static Map<String, Integer> vocabulary() throws IOException {
    var ids = new HashMap<String, Integer>();
    try (var json = new ClassPathResource(VOCABULARY).getInputStream()) {
      new ObjectMapper()
          .readTree(json)
          .path("model")
          .path("vocab")
          .forEachEntry((piece, id) -> ids.put(piece, id.asInt()));
    }
    return ids;
  }

  float[] question(String text) throws OrtException {
    return normalised(turn.turned(untouched(text)));
  }

  /** The point of a question as the model gives it, for learning how to turn it. */
  float[] untouched(String text) throws OrtException {
    return point(ASKING + text);
  }

  float[] passage(String text) throws OrtException {
    return point(text);
  }

  /**
   * Lets go of the model's memory where nobody asked for so long. Who asks next waits until it has
   * been read again.
   */
  void rest(Duration unused) throws OrtException {
    if (session == null || System.nanoTime() - usedAt < unused.toNanos()) {
      return;
    }
    lock.writeLock().lock();
    try {
      close();
    } finally {
      lock.writeLock().unlock();
    }
  }

  private float[] point(String text) throws OrtException {
    usedAt = System.nanoTime();
    lock.readLock().lock();
    try {
      return point(reading(), text);
    } finally {
      lock.readLock().unlock();
    }
  }

  /** Only {@link #rest} takes it away, and not while somebody reads. */
  private synchronized OrtSession reading() throws OrtException {
    var now = session;
    if (now == null) {
      now = read();
      session = now;
    }
    return now;
  }

  /** Of length one, so that the dot product of two is the cosine. */
  private float[] point(OrtSession model, String text) throws OrtException {
    var ids = pieces.ids(text, LONGEST);
    var ones = new long[ids.length];
    Arrays.fill(ones, 1);
    try (var input = tensor(ids);
        var mask = tensor(ones);
        var types = tensor(new long[ids.length]);
        var output =
            model.run(
                Map.of("input_ids", input, "attention_mask", mask, "token_type_ids", types))) {
      var states = ((OnnxTensor) output.get(0)).getFloatBuffer();
      var point = new float[DIMENSIONS];
      states.get(0, point);
      return normalised(point);
    }
  }

  private OnnxTensor tensor(long[] values) throws OrtException {
    return OnnxTensor.createTensor(runtime, LongBuffer.wrap(values), new long[] {1, values.length});
  }

  private static float[] normalised(float[] point) {
    var sum = 0.0;
    for (var x : point) {
      sum += x * x;
    }
    var length = (float) Math.sqrt(sum);
    for (var i = 0; i < point.length; i++) {
      point[i] /= length;
    }
    return point;
  }

  @Override
  public void close() throws OrtException {
    var closed = session;
    session = null;
    if (closed != null) {
      closed.close();
    }
  }
}
