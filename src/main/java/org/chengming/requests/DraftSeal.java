package org.chengming.requests;

import java.util.List;
import org.chengming.keys.Seal;
import org.chengming.requests.Proposal.DraftLetter;
import org.chengming.requests.Proposal.State;
import org.chengming.requests.db.tables.records.ProposalRecord;
import org.chengming.web.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.ObjectMapper;

/** Seals what is drafted and opens it again. */
@Component
class DraftSeal {
  private final Seal seal;
  private final ObjectMapper json;

  DraftSeal(Seal seal, ObjectMapper json) {
    this.seal = seal;
    this.json = json;
  }

  /** What is sealed of a proposal. */
  record Content(Draft draft, List<DraftLetter> letters) {}

  byte[] seal(long request, long proposer, Content content) {
    return seal.seal(json.writeValueAsString(content), Places.draft(request, proposer));
  }

  byte[] sealRemark(String remark, long proposal) {
    return seal.seal(remark, Places.remark(proposal));
  }

  /**
   * @throws Refused while the key is away
   */
  Content content(ProposalRecord r) {
    var content = read(r);
    if (content == null) {
      throw Refused.conflict(
          "草稿读不出来：封存它的密钥不在。", "The key of proposal %d is away".formatted(r.getId()));
    }
    return content;
  }

  Proposal opened(ProposalRecord r, RequestNumber number) {
    return proposal(r, number, read(r), seal.open(r.getSealedRemark(), Places.remark(r.getId())));
  }

  /** For lists. */
  Proposal unopened(ProposalRecord r, RequestNumber number) {
    return proposal(r, number, null, null);
  }

  private @Nullable Content read(ProposalRecord r) {
    var text = seal.open(r.getSealedDraft(), Places.draft(r.getRequestId(), r.getProposedBy()));
    return text == null ? null : json.readValue(text, Content.class);
  }

  private static Proposal proposal(
      ProposalRecord r, RequestNumber number, @Nullable Content content, @Nullable String remark) {
    return new Proposal(
        r.getId(),
        number,
        DraftKind.valueOf(r.getKind()),
        State.valueOf(r.getState()),
        content == null ? null : content.draft(),
        content == null ? List.of() : content.letters(),
        r.getProposedBy(),
        r.getProposedName(),
        r.getProposedAt(),
        r.getDecidedName(),
        remark);
  }
}
