package org.chengming.search;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.lucene.document.Document;
import org.chengming.publishing.ChangeLog.Cursor;
import org.chengming.search.Cluster.Patience;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/**
 * One index in a cluster, as the node that writes it sees it. Its place in the change log is a
 * document of the same index and is moved only after the cluster has acknowledged everything before
 * it; whoever goes on from there, after whatever happened, loses nothing.
 *
 * <p>Every writer has a number, one higher than that of the writer before it. Entries carry it as
 * their version and the place is changed only by comparison, so what an overtaken writer had still
 * on its way is refused and cannot put old text over new.
 */
final class ClusterIndex implements Followed {
  private static final Logger log = LoggerFactory.getLogger(ClusterIndex.class);
  private static final int BULK = 8 << 20;
  private static final int TRIES = 60;
  private static final String PLACE = "/_doc/cursor";

  /** Another node writes this index by now. */
  static final class Overtaken extends IOException {
    Overtaken(String what) {
      super("Another node writes the index by now: " + what);
    }
  }

  /**
   * How far a writer is.
   *
   * @param done changes taken over, of {@code all}; what an operator is shown
   */
  record Place(Cursor cursor, Cursor seen, long writer, long done, long all) {
    static Place of(JsonNode document) {
      var json = document.path("_source").path("cursor");
      var place = json.path("place").asString(Cursor.START.toString());
      return new Place(
          Cursor.parse(place),
          Cursor.parse(json.path("seen").asString(place)),
          json.path("writer").asLong(0),
          json.path("done").asLong(0),
          json.path("all").asLong(0));
    }

    private Map<String, Object> json() {
      return Map.of(
          "cursor",
          Map.of(
              "place",
              cursor.toString(),
              "seen",
              seen.toString(),
              "writer",
              writer,
              "done",
              done,
              "all",
              all));
    }

    private Place at(Cursor next) {
      return new Place(next, seen, writer, done, all);
    }

    private Place refreshed() {
      return new Place(cursor, cursor, writer, done, all);
    }

    private Place taken() {
      return new Place(cursor, seen, writer + 1, done, all);
    }

    private Place telling(long newDone, long newAll) {
      return new Place(cursor, seen, writer, newDone, newAll);
    }
  }

  /** One act of a bulk: its line or two. */
  private record Act(byte[] lines) {}

  private final Cluster cluster;
  private final String name;
  private List<Act> waiting = new ArrayList<>();
  private int size;
  private volatile Place place;
  private long sequence;
  private long primaryTerm;

  private ClusterIndex(Cluster cluster, String name, Place place) {
    this.cluster = cluster;
    this.name = name;
    this.place = place;
  }

  /** The index for writing; who wrote it before is overtaken. */
  static ClusterIndex take(Cluster cluster, String name) throws IOException {
    var found = cluster.ask(Patience.WRITER, "GET", "/" + name + PLACE, null);
    var before = found.missing() ? null : found.ok();
    var place = Place.of(found.json());
    var index = new ClusterIndex(cluster, name, place.taken());
    index.keep(
        before == null
            ? "op_type=create"
            : "if_seq_no=%d&if_primary_term=%d"
                .formatted(before.path("_seq_no").asLong(), before.path("_primary_term").asLong()));
    // Whoever wrote it before may have stopped before searches saw everything.
    index.refresh();
    return index;
  }

  @Override
  public Cursor reached() {
    return place.cursor();
  }

  Place place() {
    return place;
  }

  @Override
  public void put(long id, Document entry) throws IOException {
    add("index", id, Cluster.json(ClusterEntry.of(entry)));
  }

  @Override
  public void remove(long id) throws IOException {
    add("delete", id, null);
  }

  private synchronized void add(String act, long id, byte @Nullable [] entry) throws IOException {
    var lines = new ByteArrayOutputStream();
    lines.writeBytes(
        Cluster.json(
            Map.of(
                act,
                Map.of(
                    "_id",
                    Long.toString(id),
                    "version",
                    place.writer(),
                    "version_type",
                    "external_gte"))));
    lines.write('\n');
    if (entry != null) {
      lines.writeBytes(entry);
      lines.write('\n');
    }
    waiting.add(new Act(lines.toByteArray()));
    size += lines.size();
    if (size > BULK) {
      send();
    }
  }

  /** Sends what waits; what the cluster is too busy for, or has no place for just now, again. */
  private synchronized void send() throws IOException {
    var acts = waiting;
    waiting = new ArrayList<>();
    size = 0;
    for (var tries = 1; !acts.isEmpty(); tries++) {
      var lines = new ByteArrayOutputStream();
      acts.forEach(act -> lines.writeBytes(act.lines()));
      var answer =
          cluster
              .send(
                  Patience.WRITER,
                  "POST",
                  "/" + name + "/_bulk",
                  "application/x-ndjson",
                  lines.toByteArray())
              .ok();
      acts = again(acts, answer.path("items"));
      if (!acts.isEmpty()) {
        if (tries == TRIES) {
          throw new IOException("The cluster takes nothing into " + name + ": " + answer);
        }
        rest();
      }
    }
  }

  private List<Act> again(List<Act> acts, JsonNode items) throws IOException {
    var again = new ArrayList<Act>();
    for (var i = 0; i < acts.size(); i++) {
      var item = items.path(i).iterator().next();
      var status = item.path("status").asInt();
      if (status == 409) {
        throw new Overtaken(item.toString());
      }
      if (status == 429 || status >= 500) {
        again.add(acts.get(i));
      } else if (status == 400) {
        log.error(
            "Document {} cannot be indexed and is left as it was: {}",
            item.path("_id").asString(""),
            item.path("error"));
      } else if (status > 400 && !item.path("error").isMissingNode()) {
        throw new Cluster.Refusal(status, item.toString());
      }
    }
    return again;
  }

  private static void rest() throws IOException {
    try {
      Thread.sleep(500);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("Interrupted", e);
    }
  }

  @Override
  public void advance(Cursor next) throws IOException {
    send();
    move(place.at(next));
  }

  /** Says how far it is to whoever asks the cluster. */
  void tell(long done, long all) throws IOException {
    move(place.telling(done, all));
  }

  private void move(Place next) throws IOException {
    var before = place;
    place = next;
    try {
      keep("if_seq_no=%d&if_primary_term=%d".formatted(sequence, primaryTerm));
    } catch (IOException e) {
      place = before;
      throw e;
    }
  }

  /** A repeated attempt may meet its own first one, whose answer was lost. */
  private void keep(String condition) throws IOException {
    var answer =
        cluster.ask(Patience.WRITER, "PUT", "/" + name + PLACE + "?" + condition, place.json());
    if (answer.conflict()) {
      answer = cluster.ask(Patience.WRITER, "GET", "/" + name + PLACE, null);
      if (!Place.of(answer.ok()).equals(place)) {
        throw new Overtaken(answer.json().toString());
      }
    }
    sequence = answer.ok().path("_seq_no").asLong();
    primaryTerm = answer.json().path("_primary_term").asLong();
  }

  @Override
  public void refresh() throws IOException {
    send();
    cluster.ask(Patience.WRITER, "POST", "/" + name + "/_refresh", null).ok();
    if (!place.seen().equals(place.cursor())) {
      move(place.refreshed());
    }
  }

  /** Readers see this index, so another is built beside it instead. */
  @Override
  public void clear() throws IOException {
    throw new IOException(name + " stands at " + reached() + ", which this database does not hold");
  }
}
