package org.chengming.search;

import ai.onnxruntime.OrtException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.chengming.publishing.PublicDocument;

/** Computes the points of a corpus once and keeps them for the next run. */
final class Points {
  private Points() {}

  static void compute(Meaning meaning, List<PublicDocument> documents) throws IOException {
    var open = Objects.requireNonNull(meaning.open(), "meaning is not available here");
    var computed = new AtomicInteger();
    var began = System.nanoTime();
    documents.parallelStream()
        .forEach(
            document -> {
              var passages = Passages.of(document);
              var fingerprint = Integer.toHexString(passages.hashCode());
              if (!open.vectors().holds(document.id(), fingerprint)) {
                put(open, document.id(), fingerprint, passages);
                keep(open, computed.addAndGet(passages.size()), passages.size());
              }
            });
    open.vectors().index().refresh();
    open.vectors().index().commit();
    if (computed.get() > 0) {
      System.out.printf(
          "| points computed, two cores | %,d passages, %.0f a second |%n",
          computed.get(), computed.get() / ((System.nanoTime() - began) / 1e9));
    }
  }

  /** So that a run that is stopped loses little. */
  private static void keep(Meaning.Open open, int computed, int added) {
    if (computed / 2_000 != (computed - added) / 2_000) {
      try {
        open.vectors().index().commit();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private static void put(
      Meaning.Open open, long document, String fingerprint, List<String> passages) {
    try {
      var points = new ArrayList<float[]>();
      for (var passage : passages) {
        points.add(open.encoder().passage(passage));
      }
      open.vectors().put(document, fingerprint, points);
    } catch (IOException | OrtException e) {
      throw new IllegalStateException(e);
    }
  }
}
