package org.chengming.requests;

import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The files of a case for its archive; their bytes stay where they are. */
@Component
@Order(4)
class PaperRecords implements ArchiveSource {
  private final PaperRepository papers;

  PaperRecords(PaperRepository papers) {
    this.papers = papers;
  }

  @Override
  public List<ArchiveMember> members(RequestCase file) {
    return found(file);
  }

  @Override
  public List<ArchiveMember> found(RequestCase file) {
    return papers.list(file.id()).stream().map(this::member).toList();
  }

  private ArchiveMember member(Paper paper) {
    return new ArchiveMember(
        "files/%d.%s".formatted(paper.id(), paper.fileKind().extension()),
        "%s：%s".formatted(paper.kind().label(), paper.name()),
        paper.size(),
        paper.sha256(),
        () -> new PaperBytes(papers, paper),
        false);
  }
}
