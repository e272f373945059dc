package org.chengming.accounts;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.chengming.actors.Actor;
import org.chengming.actors.Role;
import org.chengming.audit.Audit;
import org.chengming.organisations.Organisations;
import org.chengming.web.Refused;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** People as an identity service numbers them. */
@Component
public class ExternalStaff {
  private static final int LONGEST = 64;

  private final StaffRepository repository;
  private final Accounts accounts;
  private final Organisations organisations;
  private final Audit audit;

  ExternalStaff(
      StaffRepository repository, Accounts accounts, Organisations organisations, Audit audit) {
    this.repository = repository;
    this.accounts = accounts;
    this.organisations = organisations;
    this.audit = audit;
  }

  /** Says what an identity service calls the person; empty for nothing. */
  @Transactional
  public void setNumber(Actor actor, long staffId, String number) {
    var staff = repository.get(staffId);
    accounts.requireReach(actor, Role.ADMINISTRATOR, staff, "edit staff");
    if (number.length() > LONGEST || repository.hasExternalNumber(number, staffId)) {
      throw Refused.because(
          "number", "这个工号太长，或者已经是别人的。", "External number of staff %d is taken".formatted(staffId));
    }
    repository.setExternalNumber(staffId, number);
    audit.record(
        actor,
        "StaffNumber",
        "staff",
        staffId,
        Map.of("number", staff.externalNumber()),
        Map.of("number", number));
  }

  /**
   * The open account of the number; a locked one too, since no password of it is guessed at here.
   *
   * @param create whether one is opened for a number nobody has: without a role, at the first body
   */
  @Transactional
  Optional<StaffRepository.Credentials> of(String number, boolean create) {
    var found = repository.numbered(number);
    return (found.isEmpty() && create && number.length() <= LONGEST
            ? Optional.of(open(number))
            : found)
        .filter(StaffRepository.Credentials::active);
  }

  private StaffRepository.Credentials open(String number) {
    var plain = "n." + number.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9._-]", "-");
    var shortened = plain.substring(0, Math.min(LONGEST - 4, plain.length()));
    // A/1 and A-1 are two people.
    var username =
        IntStream.iterate(1, i -> i + 1)
            .mapToObj(i -> i == 1 ? shortened : shortened + "." + i)
            .filter(name -> !repository.hasUsername(name))
            .findFirst()
            .orElseThrow();
    var id =
        accounts.createStaff(
            Actor.system("身份认证服务"),
            new CreateStaff(
                username,
                "工号 " + number.substring(0, Math.min(30, number.length())),
                organisations.bodies().roots().getFirst().id(),
                accounts.temporaryPassword(),
                false,
                List.of()));
    repository.setExternalNumber(id, number);
    // Nobody knows its password; until an administrator gives one they come in this way alone.
    repository.passwordKept(id);
    return repository.numbered(number).orElseThrow();
  }
}
