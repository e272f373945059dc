package org.chengming.requests;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.chengming.actors.Actor;
import org.chengming.actors.NotPermitted;
import org.chengming.audit.Audit;
import org.chengming.files.FileKind;
import org.chengming.files.FileName;
import org.chengming.files.FileStore;
import org.chengming.requests.PaperRepository.Fresh;
import org.chengming.requests.db.tables.records.RequestRecord;
import org.chengming.web.Missing;
import org.chengming.web.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The files of a case, sealed in the database: what the requester sent, what officers work with,
 * and what is given out. Officers of its body and whoever approves their answers see them, nobody
 * else at the desk does; the requester gets the released ones with the answer.
 */
@Component
public class Papers implements PersonalData {
  private static final Set<FileKind> FROM_APPLICANTS =
      Set.of(FileKind.PDF, FileKind.PNG, FileKind.JPEG, FileKind.DOCX, FileKind.TEXT);

  private final RequestRepository requests;
  private final PaperRepository papers;
  private final Reach reach;
  private final InHand inHand;
  private final FileStore files;
  private final Audit audit;
  private final PaperSettings settings;

  Papers(
      RequestRepository requests,
      PaperRepository papers,
      Reach reach,
      InHand inHand,
      FileStore files,
      Audit audit,
      PaperSettings settings) {
    this.requests = requests;
    this.papers = papers;
    this.reach = reach;
    this.inHand = inHand;
    this.files = files;
    this.audit = audit;
    this.settings = settings;
  }

  /** All files of a case, the oldest first. */
  @Transactional(readOnly = true)
  public List<Paper> list(Actor actor, RequestNumber number) {
    return papers.list(seen(actor, number).getId());
  }

  /** One of them. */
  @Transactional(readOnly = true)
  public Paper get(Actor actor, RequestNumber number, long id) {
    return find(seen(actor, number), id);
  }

  /** The bytes of one of them, opened while they are read. */
  public InputStream open(Actor actor, RequestNumber number, long id) {
    return new PaperBytes(papers, get(actor, number, id));
  }

  /**
   * Adds a file to work with.
   *
   * @throws Refused when the case has ended or has as many as it may, and as {@link
   *     FileStore#receive}
   */
  @Transactional
  public Paper add(Actor actor, RequestNumber number, Sent file) {
    var request = lock(actor, number);
    requireOpen(request);
    if (papers.list(request.getId(), PaperKind.WORKING).size() >= settings.most()) {
      throw Refused.because(
          "file",
          "一件申请最多放 %d 个办理用的文件，请先删掉不用的。".formatted(settings.most()),
          "Request %s has %d files".formatted(number, settings.most()));
    }
    var paper =
        keep(
            request.getId(),
            PaperKind.WORKING,
            file,
            settings.maximum().toBytes(),
            Set.of(FileKind.values()),
            null,
            actor);
    record(actor, "PaperAdd", number, paper);
    return paper;
  }

  /**
   * Deletes a file for good: one to work with that nothing was released of, or a released one with
   * its proof as long as the case is open.
   */
  @Transactional
  public void delete(Actor actor, RequestNumber number, long id) {
    var request = lock(actor, number);
    var paper = find(request, id);
    requireOpen(request);
    var made = papers.list(request.getId(), PaperKind.RELEASED);
    if (made.stream().anyMatch(p -> Long.valueOf(id).equals(p.releasedFrom()))) {
      throw Refused.conflict("已经用它做了公开文件，要删先删公开文件。", "%s was released".formatted(paper));
    }
    if (paper.kind() != PaperKind.WORKING && paper.kind() != PaperKind.RELEASED) {
      throw Refused.conflict("申请人提交的文件和涂黑证明不能单独删。", "%s stays".formatted(paper));
    }
    papers.delete(id);
    record(actor, "PaperDelete", number, paper);
  }

  /** What is given to the requester; nothing before the answer. */
  @Transactional(readOnly = true)
  public List<Paper> given(RequestCase tracked) {
    return tracked.last(Act.ANSWERED).isEmpty()
        ? List.of()
        : papers.list(tracked.id(), PaperKind.RELEASED);
  }

  /**
   * The bytes of one that is given to the requester.
   *
   * @throws Missing for any other
   */
  public InputStream openGiven(RequestCase tracked, long id) {
    return given(tracked).stream()
        .filter(p -> p.id() == id)
        .findFirst()
        .map(p -> new PaperBytes(papers, p))
        .orElseThrow(() -> new Missing("File %d of %s".formatted(id, tracked)));
  }

  /** Most files the requester may send with a form, and the largest of them in bytes. */
  public int mostFromApplicant() {
    return settings.applicantMost();
  }

  public long largestFromApplicant() {
    return settings.applicantMaximum().toBytes();
  }

  /** In the transaction of the filing: without them it is not filed. */
  void takeFromApplicant(RequestNumber number, List<Sent> sent) {
    if (sent.size() > settings.applicantMost()) {
      throw Refused.because(
          "files",
          "最多附 %d 个文件。".formatted(settings.applicantMost()),
          "%d files were sent with a form".formatted(sent.size()));
    }
    if (sent.isEmpty()) {
      return;
    }
    long request =
        requests.find(number).orElseThrow(() -> new Missing("Request " + number)).getId();
    var event =
        requests.events(List.of(request), false).getOrDefault(request, List.of()).getFirst().id();
    for (var file : sent) {
      keep(
          request,
          PaperKind.FROM_APPLICANT,
          file,
          settings.applicantMaximum().toBytes(),
          FROM_APPLICANTS,
          event,
          null);
    }
  }

  @Override
  public void erase(long request) {
    papers.deleteFromApplicant(request);
  }

  private Paper keep(
      long request,
      PaperKind kind,
      Sent file,
      long largest,
      Set<FileKind> accepted,
      @Nullable Long event,
      @Nullable Actor staff) {
    try (var in = file.bytes().getInputStream();
        var received = files.receive(in, file.name(), largest)) {
      if (!accepted.contains(received.kind())) {
        throw Refused.because(
            "files", "只收 PDF、PNG、JPEG、DOCX 和 TXT 文件。", "A %s was sent".formatted(received.kind()));
      }
      var fresh =
          new Fresh(
              kind,
              FileName.of(file.name(), received.kind()).value(),
              received.mediaType(),
              received.size(),
              received.sha256(),
              null,
              event);
      try (var bytes = Files.newInputStream(received.path())) {
        return papers.insert(request, fresh, bytes, staff);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  RequestRecord lock(Actor actor, RequestNumber number) {
    var request = requests.lock(number);
    requireInHand(actor, request);
    reach.requireHandling(actor, request.getBodyId(), number);
    return request;
  }

  /**
   * @throws NotPermitted where the actor may not add, black out and release
   */
  void requireHandling(Actor actor, RequestNumber number) {
    reach.requireHandling(actor, seen(actor, number).getBodyId(), number);
  }

  /** An officer of a body above sees the case, and its files once it was given to them. */
  private void requireInHand(Actor actor, RequestRecord request) {
    inHand.requireSight(actor, request);
    if (!inHand.knows(actor, request.getBodyId(), request.getAssigneeId())) {
      throw new NotPermitted(
          "%s may not see the files of request %s: that takes to have it in hand"
              .formatted(actor.name(), request.getNumber()));
    }
  }

  private RequestRecord seen(Actor actor, RequestNumber number) {
    var request = requests.find(number).orElseThrow(() -> new Missing("Request " + number));
    requireInHand(actor, request);
    return request;
  }

  private Paper find(RequestRecord request, long id) {
    return papers
        .find(request.getId(), id)
        .orElseThrow(() -> new Missing("File %d of request %s".formatted(id, request.getNumber())));
  }

  static void requireOpen(RequestRecord request) {
    if (!RequestState.valueOf(request.getState()).open()) {
      throw Refused.conflict("这件申请已经办结，文件不能再动。", "Request is " + request.getState());
    }
  }

  /** The name may tell what must not be known; the hash tells which it was. */
  void record(Actor actor, String act, RequestNumber number, Paper paper) {
    record(actor, act, number, paper, Map.of());
  }

  void record(
      Actor actor, String act, RequestNumber number, Paper paper, Map<String, Object> more) {
    var what = new HashMap<>(more);
    what.put("file", paper.id());
    what.put("kind", paper.kind());
    what.put("sha256", paper.sha256());
    audit.record(actor, act, "request", number.value(), null, what);
  }
}
