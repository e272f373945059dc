package org.chengming.requests;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.commons.codec.digest.DigestUtils;
import org.chengming.actors.Actor;
import org.chengming.audit.Audit;
import org.chengming.organisations.Organisations;
import org.chengming.requests.ArchiveManifest.Entry;
import org.chengming.requests.ArchiveRepository.Kept;
import org.chengming.web.Missing;
import org.chengming.web.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Files an ended case away for good (Art. 45: 归档): one ZIP with everything of it and the hash of
 * each file, and one PDF to be read. Nothing happens to the case afterwards, but that who asked may
 * be erased; then the archive is made again without, and names the one it replaces. Takes a request
 * officer of the case.
 */
@Component
public class Archive implements PersonalData {
  private static final Actor SERVER = Actor.system("归档");

  private final RequestRepository requests;
  private final RequestCases cases;
  private final List<ArchiveSource> sources;
  private final CaseSheets sheets;
  private final CaseRecords records;
  private final ArchiveRepository repository;
  private final Reach reach;
  private final Organisations organisations;
  private final Audit audit;
  private final Clock clock;
  private final TransactionTemplate transaction;

  Archive(
      RequestRepository requests,
      RequestCases cases,
      List<ArchiveSource> sources,
      CaseSheets sheets,
      CaseRecords records,
      ArchiveRepository repository,
      Reach reach,
      Organisations organisations,
      Audit audit,
      Clock clock,
      TransactionTemplate transaction) {
    this.requests = requests;
    this.cases = cases;
    this.sources = List.copyOf(sources);
    this.sheets = sheets;
    this.records = records;
    this.repository = repository;
    this.reach = reach;
    this.organisations = organisations;
    this.audit = audit;
    this.clock = clock;
    this.transaction = transaction;
  }

  /**
   * Files the case away.
   *
   * @return the hash of the manifest
   * @throws Refused while the case is open, or something of it is unfinished
   */
  public String file(Actor actor, RequestNumber number) {
    var request = requests.find(number).orElseThrow(() -> new Missing("Request " + number));
    reach.requireHandling(actor, request.getBodyId(), number);
    var file = cases.of(request, true);
    file.state().require(RequestState.ARCHIVED);
    requireReadable(file);
    var made = make(file, LocalDate.now(clock), actor.name(), null);
    return Objects.requireNonNull(
        transaction.execute(
            status -> {
              var held = requests.lock(number);
              requireSame(file, cases.of(held, false));
              var said = "案卷清单（manifest.json）的 SHA-256：" + made.sha256();
              var event = NewEvent.of(Act.ARCHIVED, LocalDate.now(clock), said);
              requests.happen(held, event, actor);
              repository.insert(file.id(), kept(made));
              audit.record(
                  actor,
                  "RequestArchive",
                  "request",
                  number.value(),
                  Map.of("state", file.state()),
                  after(made, RequestState.ARCHIVED.name()));
              return made.sha256();
            }));
  }

  private static Map<String, Object> after(Made made, String state) {
    var after = new HashMap<String, Object>();
    after.put("state", state);
    after.put("manifest", made.sha256());
    after.put("files", made.members().size());
    return after;
  }

  private record Made(ArchiveManifest manifest, String json, List<ArchiveMember> members) {
    String sha256() {
      return DigestUtils.sha256Hex(json.getBytes(StandardCharsets.UTF_8));
    }
  }

  private Made make(RequestCase file, LocalDate on, String by, @Nullable String replaces) {
    var members = new ArrayList<ArchiveMember>();
    sources.forEach(source -> members.addAll(source.members(file)));
    var head = manifest(file, on, by, replaces, members);
    members.add(
        ArchiveMember.made("case.pdf", "案卷（可阅读）", sheets.pdf(file, head, List.copyOf(members))));
    var manifest = manifest(file, on, by, replaces, members);
    return new Made(manifest, records.written(manifest), members);
  }

  private ArchiveManifest manifest(
      RequestCase file,
      LocalDate on,
      String by,
      @Nullable String replaces,
      List<ArchiveMember> members) {
    return new ArchiveManifest(
        ArchiveManifest.FORMAT,
        file.number().value(),
        organisations.bodies().get(file.bodyId()).name(),
        on,
        by,
        file.erased(),
        replaces,
        members.stream().map(Entry::of).toList());
  }

  private static Kept kept(Made made) {
    return new Kept(
        made.sha256(), made.json(), made.members().stream().filter(ArchiveMember::made).toList());
  }

  private static void requireReadable(RequestCase file) {
    if (file.requester() == null && !file.erased()) {
      throw Refused.conflict(
          "申请人的信息读不出来（封存它的密钥不在），现在归档会缺内容。", "The key of %s is away".formatted(file.number()));
    }
  }

  private static void requireSame(RequestCase seen, RequestCase now) {
    if (seen.events().size() != now.events().size() || seen.erased() != now.erased()) {
      throw Refused.conflict(
          "刚刚有人处理过这件申请，请刷新后再归档。", "Request %s has moved".formatted(now.number()));
    }
  }

  /** The hash of the manifest that stands or last stood, empty where the case is not archived. */
  public Optional<String> hash(RequestCase file) {
    return file.state() == RequestState.ARCHIVED
        ? Optional.of(repository.lastHash(file.id()))
        : Optional.empty();
  }

  /** An archive that is about to be read. */
  public record Opened(RequestNumber number, String sha256, byte[] pdf, ArchiveZip zip) {
    @Override
    public String toString() {
      return "Archive of " + number;
    }
  }

  /**
   * The archive of a case, every file compared with the manifest; made again first where who asked
   * was erased since.
   *
   * @throws Missing where the case is not archived, or is none of the actor's
   */
  public Opened open(Actor actor, RequestNumber number) {
    var request = requests.find(number).orElseThrow(() -> new Missing("Request " + number));
    reach.requireHandling(actor, request.getBodyId(), number);
    var file = cases.of(request, true);
    var archived = file.last(Act.ARCHIVED).orElseThrow(() -> new Missing("Archive of " + number));
    var kept =
        repository
            .find(file.id())
            .orElseGet(
                () -> {
                  remake(file, archived);
                  return repository.find(file.id()).orElseThrow();
                });
    var members = new ArrayList<ArchiveMember>(kept.members());
    sources.forEach(source -> members.addAll(source.found(file)));
    var manifest = records.read(kept.manifest());
    var zip = ArchiveZip.of(manifest, kept.manifest(), members);
    return new Opened(number, kept.sha256(), zip.bytes("case.pdf"), zip);
  }

  private void remake(RequestCase file, Event archived) {
    var before = repository.lastHash(file.id());
    var by = Objects.requireNonNullElse(archived.staffName(), "");
    var made = make(file, archived.on(), by, before);
    transaction.executeWithoutResult(
        status -> {
          requests.lock(file.number());
          if (repository.find(file.id()).isEmpty()) {
            repository.replace(file.id(), kept(made));
            audit.record(
                SERVER,
                "RequestArchiveRemake",
                "request",
                file.number().value(),
                Map.of("manifest", before),
                after(made, RequestState.ARCHIVED.name()));
          }
        });
  }

  /** What was made holds who asked; it goes, and is made again without when it is next read. */
  @Override
  public void erase(long request) {
    repository.erase(request);
  }
}
