package org.chengming.requests;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.chengming.actors.Actor;
import org.chengming.keys.Seal;
import org.chengming.organisations.Organisations;
import org.chengming.requests.db.tables.records.RequestRecord;
import org.chengming.web.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Gives a request its number and its code, by whatever way it came. The same form entered again is
 * the same request.
 */
@Component
class Filings {
  private final FilingRepository filings;
  private final RequestRepository repository;
  private final RequestCases cases;
  private final Seal seal;
  private final Organisations organisations;
  private final Clock clock;

  Filings(
      FilingRepository filings,
      RequestRepository repository,
      RequestCases cases,
      Seal seal,
      Organisations organisations,
      Clock clock) {
    this.filings = filings;
    this.repository = repository;
    this.cases = cases;
    this.seal = seal;
    this.organisations = organisations;
    this.clock = clock;
  }

  /**
   * What a form is known by.
   *
   * @param requester as it will be sealed
   * @param mark keyed hash of all that stands in it
   */
  record Form(FileRequest command, String requester, byte[] mark, QueryCode code) {}

  Form form(FileRequest command) {
    var requester = cases.written(command.requester());
    var form = "%s %s %s".formatted(command.form(), requester, told(command));
    return new Form(
        command,
        requester,
        seal.mark("filing " + form),
        QueryCode.from(seal.mark("query code " + form)));
  }

  private static String told(FileRequest command) {
    return "%d %s %s %s %s %s"
        .formatted(
            command.bodyId(),
            command.channel(),
            command.provision(),
            command.delivery(),
            command.help(),
            command.wanted());
  }

  /** What was answered when the same form came before. */
  Optional<Filed> known(Form form) {
    return filings.filed(form.mark()).map(r -> again(r, form.code()));
  }

  private Filed again(RequestRecord known, QueryCode code) {
    var on = LocalDate.ofInstant(known.getFiledAt(), clock.getZone());
    return new Filed(new RequestNumber(known.getNumber()), code, on, true);
  }

  /**
   * Writes it with its first events, in the caller's transaction. Nobody else can file with the
   * body between the number and the end of that transaction, so little is done there.
   *
   * @param events the first of them is that it was submitted
   * @throws FiledMeanwhile where another has filed the same form; the number goes back with the
   *     transaction, and {@link #known} has the answer
   * @param on the day it was filed
   * @param staff who entered it, null where the requester did
   */
  Filed insert(Form form, LocalDate on, List<NewEvent> events, @Nullable Actor staff) {
    var today = LocalDate.now(clock);
    var body = organisations.bodies().get(form.command().bodyId());
    if (body.outside() || !body.standsOn(today)) {
      throw Refused.because(
          "body", "这个机关不在这里受理申请，请换一个。", "Body %s takes no requests".formatted(body.code()));
    }
    var number = filings.nextNumber(body.organisationCode().value(), today.getYear());
    if (filings.file(number, form, moment(on, today), events.getFirst(), staff).isEmpty()) {
      throw new FiledMeanwhile();
    }
    if (events.size() > 1) {
      var record = repository.lock(number);
      events.stream().skip(1).forEach(event -> repository.happen(record, event, staff));
    }
    return new Filed(number, form.code(), on, false);
  }

  /** Of a day that has passed only the day is known. */
  private Instant moment(LocalDate on, LocalDate today) {
    return on.equals(today) ? clock.instant() : on.atStartOfDay(clock.getZone()).toInstant();
  }
}
