package org.chengming.requests;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.apache.commons.codec.digest.DigestUtils;
import org.chengming.actors.Actor;
import org.chengming.files.FileKind;
import org.chengming.files.FileName;
import org.chengming.gate.Found;
import org.chengming.gate.LooseFiles;
import org.chengming.redaction.Look;
import org.chengming.redaction.Proof;
import org.chengming.redaction.Redaction;
import org.chengming.redaction.Redactor;
import org.chengming.requests.PaperRepository.Fresh;
import org.chengming.web.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes of a file to work with one that may be given out: blacked out, with its proof, or as it is.
 * Takes a request officer of the body; the plain bytes are in a temporary file while it is done.
 */
@Component
public class Releases {
  private static final int LONGEST_NAME = 60;
  private static final String PLAIN = "公开文件";

  private final Papers papers;
  private final PaperRepository repository;
  private final Redactor redactor;
  private final LooseFiles gate;
  private final TransactionTemplate transaction;
  private final Clock clock;

  Releases(
      Papers papers,
      PaperRepository repository,
      Redactor redactor,
      LooseFiles gate,
      TransactionTemplate transaction,
      Clock clock) {
    this.papers = papers;
    this.repository = repository;
    this.redactor = redactor;
    this.gate = gate;
    this.transaction = transaction;
    this.clock = clock;
  }

  /**
   * What the file is like, and where these words stand in it.
   *
   * @throws Refused for a file nothing can be blacked out in
   */
  public Look look(Actor actor, RequestNumber number, long id, List<String> words) {
    return plain(actor, number, id, (paper, file) -> redactor.look(file, paper.fileKind(), words));
  }

  /**
   * A page of it as it is looked at.
   *
   * @return a PNG
   */
  public byte[] page(Actor actor, RequestNumber number, long id, int page) {
    return plain(actor, number, id, (paper, file) -> redactor.draw(file, paper.fileKind(), page));
  }

  /**
   * Makes a file without these words and areas, which the requester gets with the answer.
   *
   * @param name for it, without its ending; empty for a plain one
   * @param reason why what the gate still finds in it may be given out; empty where it finds
   *     nothing
   * @throws Refused when something of them would be left, the name tells it, or the gate finds
   *     something and no reason is given; then nothing is released
   */
  public Paper blackOut(
      Actor actor, RequestNumber number, long id, Redaction what, String name, String reason) {
    if (what.names(name)) {
      throw Refused.because("name", "文件名里有要去掉的字，请换一个名字。", "The name tells what is removed");
    }
    requireName(name);
    papers.requireHandling(actor, number);
    return plain(
        actor,
        number,
        id,
        (paper, file) -> {
          try (var redacted = redactor.redact(file, paper.fileKind(), what)) {
            var out = redacted.proof().outputSha256();
            var found = found(called(paper, name), paper, redacted.out(), out, reason);
            return transaction.execute(
                status -> {
                  var released =
                      released(actor, number, paper, redacted.out(), redacted.proof(), name);
                  papers.record(actor, "PaperRelease", number, released, found);
                  return released;
                });
          }
        });
  }

  /**
   * Gives a file out as it is.
   *
   * @param checked whether the officer says to have looked for what is hidden in it
   * @param reason why what the gate finds in it may be given out; empty where it finds nothing
   * @throws Refused when one of the two is needed and not said
   */
  public Paper asItIs(
      Actor actor, RequestNumber number, long id, boolean checked, String name, String reason) {
    papers.requireHandling(actor, number);
    var paper = source(papers.get(actor, number, id));
    requireName(name);
    if (!checked) {
      requirePlain(actor, number, paper);
    }
    var found =
        bytes(paper, file -> found(called(paper, name), paper, file, paper.sha256(), reason));
    return transaction.execute(
        status -> {
          var request = papers.lock(actor, number);
          Papers.requireOpen(request);
          var released =
              insert(
                  request.getId(),
                  paper,
                  name,
                  paper.size(),
                  paper.sha256(),
                  new PaperBytes(repository, paper),
                  actor);
          papers.record(actor, "PaperRelease", number, released, found);
          return released;
        });
  }

  private void requirePlain(Actor actor, RequestNumber number, Paper paper) {
    if (paper.fileKind() != FileKind.PDF) {
      throw Refused.because(
          "checked", "这种文件里可能有看不见的内容（批注、修订、拍摄地点），请检查过再勾选。", "A release was not checked");
    }
    var hidden = look(actor, number, paper.id(), List.of()).hidden();
    if (!hidden.isEmpty()) {
      throw Refused.because(
          "checked",
          "这个 PDF 里有 %d 处看不见、但能复制出来的文字，先看第 %d 页。请先涂黑，或者检查过再勾选。"
              .formatted(hidden.size(), hidden.getFirst().area().page()),
          "A release has %d hidden texts".formatted(hidden.size()));
    }
  }

  /**
   * The gate: what must not go out unless somebody says why it may.
   *
   * @return for the audit: what was let through and why, never the thing itself
   */
  private Map<String, Object> found(
      String called, Paper paper, Path file, String sha256, String reason) {
    var found = gate.blocking(called, sha256, file, paper.fileKind());
    if (found.isEmpty()) {
      return Map.of();
    }
    if (reason.isBlank()) {
      throw new Refused(
          "A release holds %d findings".formatted(found.size()),
          found.stream().map(f -> new Refused.Problem("reason", f.sentence())).toList(),
          false);
    }
    return Map.of(
        "passed", found.stream().map(Found::label).distinct().toList(), "reason", reason.strip());
  }

  private static void requireName(String name) {
    if (name.length() > LONGEST_NAME) {
      throw Refused.because("name", "文件名最多 %d 个字。".formatted(LONGEST_NAME), "The name is too long");
    }
  }

  private static Paper source(Paper paper) {
    if (paper.kind() != PaperKind.WORKING) {
      throw Refused.conflict("只有办理用的文件可以做成公开文件。", "%s is no source".formatted(paper));
    }
    return paper;
  }

  /** Does something with the plain bytes in a file of this machine, which then is deleted. */
  private <T> T plain(Actor actor, RequestNumber number, long id, Work<T> work) {
    var paper = source(papers.get(actor, number, id));
    if (!Redactor.takes(paper.fileKind())) {
      throw Refused.conflict(
          "这种文件不能直接涂黑：请在 Word、Excel 里另存为 PDF，再添加那个 PDF。",
          "%s is a %s".formatted(paper, paper.fileKind()));
    }
    return bytes(paper, file -> work.on(paper, file));
  }

  private <T> T bytes(Paper paper, Glance<T> work) {
    Path file = null;
    try (var in = new PaperBytes(repository, paper)) {
      file = Files.createTempFile("paper", "." + paper.fileKind().extension());
      Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
      return work.at(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      delete(file);
    }
  }

  private interface Glance<T> {
    T at(Path file) throws IOException;
  }

  private interface Work<T> {
    T on(Paper paper, Path file) throws IOException;
  }

  private static void delete(@Nullable Path file) {
    try {
      if (file != null) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Paper released(
      Actor actor, RequestNumber number, Paper paper, Path out, Proof proof, String name) {
    var request = papers.lock(actor, number);
    Papers.requireOpen(request);
    try (var bytes = Files.newInputStream(out)) {
      var released =
          insert(request.getId(), paper, name, Files.size(out), proof.outputSha256(), bytes, actor);
      prove(actor, request.getId(), released, proof);
      return released;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The name of the source may tell what is not in the file any more. */
  private static String called(Paper from, String name) {
    return (name.isBlank() ? PLAIN : name) + "." + from.fileKind().extension();
  }

  private Paper insert(
      long request,
      Paper from,
      String name,
      long size,
      String sha256,
      InputStream bytes,
      Actor actor) {
    var plain = PLAIN + (repository.list(request, PaperKind.RELEASED).size() + 1);
    var called = FileName.of(called(from, name.isBlank() ? plain : name), from.fileKind());
    try {
      return repository.insert(
          request,
          new Fresh(
              PaperKind.RELEASED, called.value(), from.mediaType(), size, sha256, from.id(), null),
          bytes,
          actor);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void prove(Actor actor, long request, Paper released, Proof proof) throws IOException {
    var text =
        ProofText.of(released.name(), actor.name(), clock.instant().atZone(clock.getZone()), proof)
            .getBytes(StandardCharsets.UTF_8);
    repository.insert(
        request,
        new Fresh(
            PaperKind.PROOF,
            released.name() + " 的涂黑证明.txt",
            "text/plain;charset=utf-8",
            text.length,
            DigestUtils.sha256Hex(text),
            released.id(),
            null),
        new ByteArrayInputStream(text),
        actor);
  }
}
