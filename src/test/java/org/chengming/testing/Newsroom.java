package org.chengming.testing;

import java.net.http.HttpResponse;
import java.util.regex.Pattern;
import org.chengming.actors.Role;
import org.chengming.organisations.Body;

/**
 * Two people at the desk, over HTTP only: one writes, the other reviews, clears, approves and
 * publishes.
 */
public final class Newsroom {
  private static final Pattern EDITION = Pattern.compile("/desk/documents/editions/(\\d+)");
  private static final Pattern REVISION = Pattern.compile("name=\"revision\" value=\"(\\d+)\"");
  private static final Pattern INDEX_NUMBER =
      Pattern.compile("href=\"/documents/([0-9A-Z]+/\\d{4}-\\d{5})\"");

  private final Desk writer;
  private final Desk publisher;
  private final long bodyId;

  /** Two people of the body, signed in. */
  public static Newsroom of(int port, Given given, Body body) {
    return new Newsroom(
        Desk.signedIn(port, given.staff(body, Role.EDITOR)),
        Desk.signedIn(
            port, given.staff(body, Role.REVIEWER, Role.SECRECY_REVIEWER, Role.PUBLISHER)),
        body.id());
  }

  public Newsroom(Desk writer, Desk publisher, long bodyId) {
    this.writer = writer;
    this.publisher = publisher;
    this.bodyId = bodyId;
  }

  /** Opens a draft and writes everything a submission needs. Returns the edition. */
  public long draft(String title, String number, String content) {
    writer.get("/desk/documents/new");
    var opened =
        redirected(writer.post("/desk/documents", "body", Long.toString(bodyId), "title", title));
    var edition = Long.parseLong(find(EDITION, opened));
    write(edition, title, number, content);
    return edition;
  }

  /** Saves the whole form of a draft. */
  public void write(long edition, String title, String number, String content) {
    var page = writer.get("/desk/documents/editions/" + edition + "/edit");
    redirected(
        writer.post(
            "/desk/documents/editions/" + edition + "/text",
            "revision",
            find(REVISION, page.body()),
            "title",
            title,
            "documentNumber",
            number,
            "genre",
            "08",
            "theme",
            "02.01",
            "duty",
            "20-1",
            "attribute",
            "PROACTIVE",
            "formedOn",
            "2026-11-02",
            "content",
            content,
            "then",
            "stay"));
  }

  public void submit(long edition) {
    redirected(writer.post(at(edition, "submission")));
  }

  public void sendBack(long edition, String reason) {
    publisher.get("/desk/documents/editions/" + edition);
    redirected(publisher.post(at(edition, "return"), "text", reason));
  }

  /**
   * Review, secrecy clearance, approval and publication by the second person. Returns the index
   * number.
   */
  public String release(long edition) {
    approve(edition);
    redirected(publisher.post(at(edition, "publication")));
    return find(INDEX_NUMBER, publisher.get("/desk/documents/editions/" + edition).body());
  }

  /** All that comes before publication. */
  public void approve(long edition) {
    publisher.get("/desk/documents/editions/" + edition);
    redirected(publisher.post(at(edition, "review")));
    redirected(publisher.post(at(edition, "clearance"), "text", "不涉密，可以公开。"));
    redirected(publisher.post(at(edition, "approval")));
  }

  /** Opens a further edition of a live document. Returns it. */
  public long correct(String document, long edition, String changeNote) {
    writerPage(edition);
    var opened =
        redirected(
            writer.post(
                "/desk/documents/" + document + "/correction",
                "edition",
                Long.toString(edition),
                "text",
                changeNote));
    return Long.parseLong(find(EDITION, opened));
  }

  /** The edition as the writer sees it. */
  public String writerPage(long edition) {
    return writer.get("/desk/documents/editions/" + edition).body();
  }

  public Desk writer() {
    return writer;
  }

  public Desk publisher() {
    return publisher;
  }

  private static String at(long edition, String act) {
    return "/desk/documents/editions/" + edition + "/" + act;
  }

  /** The address a post led to; anything but a redirect is a failed act. */
  public static String redirected(HttpResponse<String> answer) {
    if (answer.statusCode() != 302) {
      throw new AssertionError(
          answer.request().uri()
              + " answered "
              + answer.statusCode()
              + ": "
              + answer.body().replaceAll("(?s).*<main", "<main"));
    }
    return answer.headers().firstValue("Location").orElseThrow();
  }

  public static String find(Pattern pattern, String text) {
    var found = pattern.matcher(text);
    if (!found.find()) {
      throw new AssertionError("No " + pattern + " in " + text);
    }
    return found.group(1);
  }
}
