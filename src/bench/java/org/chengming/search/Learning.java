package org.chengming.search;

import ai.onnxruntime.OrtException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.lucene.index.FloatVectorValues;
import org.apache.lucene.search.DocIdSetIterator;

/**
 * Learns {@link Turn} from the questions that are not held out: a matrix W such that the point q of
 * a question, turned to q + qW, is nearer to the articles that answer it than to others that words
 * or points would find. Softmax over those articles, what words say taken as given, W kept small;
 * Adam, always the same steps.
 */
final class Learning {
  private static final int SIZE = Encoder.DIMENSIONS;
  private static final int STEPS = 30;
  private static final float SHARPNESS = 20;
  private static final float WORDS = SHARPNESS / 8;
  private static final float SMALL = 0.02f;
  private static final float RATE = 0.003f;
  private static final int RIVALS = 40;

  private final float[][] questions;
  private final float[][] byDimension;
  private final float[][] words;
  private final float[][] wanted;
  private final float[][] turn = new float[SIZE][SIZE];

  private Learning(float[][] questions, float[][] articles, float[][] words, float[][] wanted) {
    this.questions = questions;
    this.byDimension = turned(articles);
    this.words = words;
    this.wanted = wanted;
  }

  /**
   * @param args folder of the data sets; folder where SearchBench keeps its points; file to write
   */
  public static void main(String[] args) throws Exception {
    var judged = Judged.in(Path.of(args[0]));
    var folder = Files.createTempDirectory("learning");
    try (var index = new Index(folder, true);
        var meaning = new Meaning(Path.of(args[1]), Meaning.Use.ON)) {
      for (var article : judged.articles()) {
        index.put(article.id(), Mapping.entry(article, List.of(), List.of()));
      }
      index.refresh();
      var open = Objects.requireNonNull(meaning.open());
      var learning = prepared(judged, index, open);
      learning.run();
      try (var file = Files.newOutputStream(Path.of(args[2]))) {
        Turn.of(learning.turn).write(file);
      }
    }
  }

  private static Learning prepared(Judged judged, Index index, Meaning.Open open)
      throws OrtException, IOException {
    var points = points(open.vectors());
    var ids = new HashMap<String, Long>();
    judged.articles().forEach(a -> ids.put(Objects.requireNonNull(a.sourceId()), a.id()));
    var learned = judged.questions().keySet().stream().filter(q -> !Judged.held(q)).toList();
    var questions = new float[learned.size()][];
    var scores = new ArrayList<Map<Long, Float>>();
    var rivals = new LinkedHashSet<Long>();
    for (var i = 0; i < questions.length; i++) {
      var text = judged.questions().get(learned.get(i));
      questions[i] = open.encoder().untouched(ChineseAnalyzer.fold(text));
      var found = scores(index, text);
      scores.add(found);
      found.keySet().stream().limit(RIVALS).forEach(rivals::add);
      rivals.addAll(open.vectors().nearest(questions[i], RIVALS).cosines().keySet());
      judged.relevant().get(learned.get(i)).forEach(a -> rivals.add(ids.get(a)));
    }
    var all = rivals.stream().filter(points::containsKey).toList();
    var words = new float[questions.length][all.size()];
    var wanted = new float[questions.length][all.size()];
    for (var i = 0; i < questions.length; i++) {
      var right = judged.relevant().get(learned.get(i));
      var best = scores.get(i).values().stream().max(Float::compare).orElse(1f);
      for (var j = 0; j < all.size(); j++) {
        words[i][j] = scores.get(i).getOrDefault(all.get(j), 0f) / best;
        wanted[i][j] = right.contains(source(judged, all.get(j))) ? 1f / right.size() : 0;
      }
    }
    System.out.printf("%d questions, %d articles%n", questions.length, all.size());
    return new Learning(
        questions, all.stream().map(points::get).toArray(float[][]::new), words, wanted);
  }

  private static String source(Judged judged, long id) {
    return Objects.requireNonNull(judged.articles().get((int) id - 1).sourceId());
  }

  private static Map<Long, Float> scores(Index index, String text) {
    var query = Matching.anywhere(Reading.of(text, Lexicon.PLAIN));
    return index.read(
        searcher -> {
          var scores = new java.util.LinkedHashMap<Long, Float>();
          for (var hit : searcher.search(query, 1_000).scoreDocs) {
            var entry = searcher.storedFields().document(hit.doc, Set.of(Fields.ID));
            scores.put(Long.parseLong(entry.get(Fields.ID)), hit.score);
          }
          return scores;
        });
  }

  /** The first passage of every article. */
  private static Map<Long, float[]> points(Vectors vectors) {
    return vectors
        .index()
        .read(
            searcher -> {
              var points = new HashMap<Long, float[]>();
              for (var leaf : searcher.getIndexReader().leaves()) {
                FloatVectorValues values = leaf.reader().getFloatVectorValues("point");
                var each = values.iterator();
                while (each.nextDoc() != DocIdSetIterator.NO_MORE_DOCS) {
                  var entry = leaf.reader().storedFields().document(each.docID());
                  points.putIfAbsent(
                      Long.parseLong(entry.get(Fields.ID)),
                      values.vectorValue(each.index()).clone());
                }
              }
              return points;
            });
  }

  private void run() {
    var mean = new float[SIZE][SIZE];
    var square = new float[SIZE][SIZE];
    for (var step = 1; step <= STEPS; step++) {
      var slope = slope();
      for (var i = 0; i < SIZE; i++) {
        for (var j = 0; j < SIZE; j++) {
          var g = slope[i][j] + 2 * SMALL * turn[i][j];
          mean[i][j] = 0.9f * mean[i][j] + 0.1f * g;
          square[i][j] = 0.99f * square[i][j] + 0.01f * g * g;
          var m = mean[i][j] / (1 - Math.pow(0.9, step));
          var s = square[i][j] / (1 - Math.pow(0.99, step));
          turn[i][j] -= (float) (RATE * m / (Math.sqrt(s) + 1e-8));
        }
      }
    }
  }

  private float[][] slope() {
    var pulls =
        IntStream.range(0, questions.length)
            .parallel()
            .mapToObj(this::pull)
            .toArray(float[][]::new);
    var slope = new float[SIZE][SIZE];
    for (var q = 0; q < questions.length; q++) {
      for (var i = 0; i < SIZE; i++) {
        add(slope[i], questions[q][i] / questions.length, pulls[q]);
      }
    }
    return slope;
  }

  /** How the loss of one question changes with where its turned point lies. */
  private float[] pull(int q) {
    var point = questions[q].clone();
    for (var i = 0; i < SIZE; i++) {
      add(point, questions[q][i], turn[i]);
    }
    var length = (float) Math.sqrt(dot(point, point));
    for (var i = 0; i < SIZE; i++) {
      point[i] /= length;
    }
    var chance = new float[words[q].length];
    add(chance, WORDS, words[q]);
    for (var i = 0; i < SIZE; i++) {
      add(chance, SHARPNESS * point[i], byDimension[i]);
    }
    softmax(chance);
    add(chance, -1, wanted[q]);
    var pull = new float[SIZE];
    for (var i = 0; i < SIZE; i++) {
      pull[i] = SHARPNESS * dot(chance, byDimension[i]);
    }
    add(pull, -dot(pull, point), point);
    for (var i = 0; i < SIZE; i++) {
      pull[i] /= length;
    }
    return pull;
  }

  private static void softmax(float[] values) {
    var most = values[0];
    for (var value : values) {
      most = Math.max(most, value);
    }
    var sum = 0.0;
    for (var i = 0; i < values.length; i++) {
      values[i] = (float) Math.exp(values[i] - most);
      sum += values[i];
    }
    for (var i = 0; i < values.length; i++) {
      values[i] /= (float) sum;
    }
  }

  private static void add(float[] to, float weight, float[] what) {
    for (var i = 0; i < to.length; i++) {
      to[i] += weight * what[i];
    }
  }

  /** In eight sums, which the processor adds side by side. */
  private static float dot(float[] a, float[] b) {
    var sums = new float[8];
    var even = a.length / 8 * 8;
    for (var i = 0; i < even; i += 8) {
      for (var k = 0; k < 8; k++) {
        sums[k] += a[i + k] * b[i + k];
      }
    }
    var sum = 0f;
    for (var s : sums) {
      sum += s;
    }
    for (var i = even; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  private static float[][] turned(float[][] rows) {
    var turned = new float[SIZE][rows.length];
    for (var i = 0; i < rows.length; i++) {
      for (var j = 0; j < SIZE; j++) {
        turned[j][i] = rows[i][j];
      }
    }
    return turned;
  }
}
