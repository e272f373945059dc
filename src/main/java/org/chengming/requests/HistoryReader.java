package org.chengming.requests;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.chengming.organisations.Body;
import org.chengming.organisations.BodyDirectory;
import org.chengming.tables.CsvRecord;
import org.chengming.web.Refused;
import org.jspecify.annotations.Nullable;

/** Makes cases of the lines of a table, or says of each line why it is none. */
final class HistoryReader {
  /** The first day on which the law knew requests. */
  static final LocalDate FIRST = LocalDate.of(2008, 5, 1);

  private static final int LONGEST = 20_000;
  private static final Map<String, Channel> CHANNELS = channels();

  private final BodyDirectory bodies;
  private final Map<String, Body> byOrganisationCode;
  private final HistoryEvents events;
  private final Map<HistoryColumn, Integer> places;
  private final @Nullable Body otherwise;
  private final LocalDate today;

  /**
   * @param otherwise the body of lines that name none, null for nobody
   * @throws Refused when the table lacks a column it must have
   */
  HistoryReader(
      BodyDirectory bodies,
      HistoryEvents events,
      List<String> headings,
      @Nullable Body otherwise,
      LocalDate today) {
    this.bodies = bodies;
    this.byOrganisationCode =
        bodies.all().stream()
            .collect(
                Collectors.toMap(b -> b.organisationCode().value(), b -> b, (one, other) -> other));
    this.events = events;
    this.places = places(headings, otherwise);
    this.otherwise = otherwise;
    this.today = today;
  }

  private static Map<HistoryColumn, Integer> places(
      List<String> headings, @Nullable Body otherwise) {
    var places = new EnumMap<HistoryColumn, Integer>(HistoryColumn.class);
    for (int i = 0; i < headings.size(); i++) {
      int place = i;
      HistoryColumn.of(headings.get(i)).ifPresent(column -> places.putIfAbsent(column, place));
    }
    var missing =
        Arrays.stream(HistoryColumn.values())
            .filter(c -> c.required() || (c == HistoryColumn.BODY && otherwise == null))
            .filter(c -> !places.containsKey(c))
            .map(HistoryColumn::heading)
            .collect(Collectors.joining("、"));
    if (!missing.isEmpty()) {
      throw Refused.because(
          "file", "第 1 行要是列名，缺少：%s。".formatted(missing), "The table lacks " + missing);
    }
    return places;
  }

  HistoryRead read(CsvRecord record) {
    var cells = new HistoryCells(record, places);
    var file = cells.broken() ? null : file(cells);
    var old = oldNumber(record);
    return cells.problems().isEmpty()
        ? new HistoryRead(record.line(), old, file, joined(cells.remarks()), null)
        : new HistoryRead(record.line(), old, null, null, joined(cells.problems()));
  }

  private static @Nullable String joined(List<String> sentences) {
    return sentences.isEmpty() ? null : String.join("；", sentences) + "。";
  }

  /** For the report; only what cannot be a name. */
  private @Nullable String oldNumber(CsvRecord record) {
    var place = places.get(HistoryColumn.OLD_NUMBER);
    var old = place == null ? "" : record.cell(place).strip();
    return isNumber(old) ? old : null;
  }

  private static boolean isNumber(String old) {
    return old.length() <= 60
        && old.codePoints().anyMatch(Character::isDigit)
        && old.codePoints().noneMatch(c -> Character.isISOControl(c) || c == '\uFFFD');
  }

  private @Nullable HistoricCase file(HistoryCells cells) {
    cells.checkCharacters();
    var old = cells.required(HistoryColumn.OLD_NUMBER, 60);
    if (!old.isEmpty() && !isNumber(old)) {
      cells.wrong("“旧编号”里要有数字");
    }
    var body = body(cells);
    var channel = channel(cells);
    var kind = kind(cells);
    var wanted = cells.required(HistoryColumn.WANTED, LONGEST);
    cells.required(HistoryColumn.RECEIVED, 200);
    var received = cells.day(HistoryColumn.RECEIVED, FIRST, today);
    if (body == null || channel == null || kind == null || received == null) {
      return null;
    }
    var course = events.read(cells, channel, received, today);
    var requester = requester(cells, kind);
    return new HistoricCase(
        body.id(),
        old,
        channel,
        received,
        kind,
        requester,
        wanted,
        course.state(),
        course.events());
  }

  private @Nullable Body body(HistoryCells cells) {
    var written = cells.word(HistoryColumn.BODY);
    if (written.isEmpty()) {
      if (otherwise == null) {
        cells.wrong("没有写“机关”");
      }
      return otherwise;
    }
    Optional<Body> found =
        bodies
            .byCode(written)
            .or(() -> bodies.byName(written))
            .or(() -> bodies.byName(cells.text(HistoryColumn.BODY, 200)))
            .or(() -> Optional.ofNullable(byOrganisationCode.get(written.replace("-", ""))));
    if (found.isEmpty()) {
      cells.wrong("“机关”不认识，要写代码、组织机构代码或者全称");
    }
    return found.orElse(null);
  }

  private static @Nullable Channel channel(HistoryCells cells) {
    var written = cells.word(HistoryColumn.CHANNEL);
    var channel = CHANNELS.get(written);
    if (channel == null) {
      cells.wrong(written.isEmpty() ? "没有写“渠道”" : "“渠道”不认识，要写当面、挂号、平信、网上、传真或者电话");
    }
    return channel;
  }

  private static @Nullable RequesterKind kind(HistoryCells cells) {
    var written = cells.word(HistoryColumn.KIND);
    var kind =
        Arrays.stream(RequesterKind.values())
            .filter(k -> k.label().equals(written) || k.name().equalsIgnoreCase(written))
            .findFirst()
            .or(() -> written.equals("自然人") ? Optional.of(RequesterKind.PERSON) : Optional.empty());
    if (kind.isEmpty()) {
      cells.wrong(written.isEmpty() ? "没有写“申请人类型”" : "“申请人类型”不认识，要写年度报告里的六种之一");
    }
    return kind.orElse(null);
  }

  private static @Nullable Requester requester(HistoryCells cells, RequesterKind kind) {
    var name = cells.text(HistoryColumn.NAME, 100);
    var id = cells.text(HistoryColumn.ID_NUMBER, 40);
    var reached =
        List.of(
            cells.text(HistoryColumn.CONTACT, 60),
            cells.text(HistoryColumn.PHONE, 60),
            cells.text(HistoryColumn.EMAIL, 200),
            cells.text(HistoryColumn.ADDRESS, 300),
            cells.text(HistoryColumn.POSTCODE, 12));
    if (name.isEmpty()) {
      if (!id.isEmpty() || reached.stream().anyMatch(r -> !r.isEmpty())) {
        cells.wrong("写了证件或者联系方式，没有写“申请人”");
      }
      return null;
    }
    return new Requester(
        kind,
        name,
        kind == RequesterKind.PERSON ? IdKind.OTHER : IdKind.USCC,
        id,
        "",
        reached.get(0),
        reached.get(1),
        reached.get(2),
        reached.get(3),
        reached.get(4));
  }

  private static Map<String, Channel> channels() {
    var all = new java.util.HashMap<String, Channel>();
    for (var channel : Channel.values()) {
      all.put(channel.label(), channel);
      all.put(channel.name(), channel);
    }
    all.put("当面", Channel.COUNTER);
    all.put("窗口", Channel.COUNTER);
    all.put("现场", Channel.COUNTER);
    all.put("挂号", Channel.REGISTERED_POST);
    all.put("快递", Channel.REGISTERED_POST);
    all.put("邮寄", Channel.REGISTERED_POST);
    all.put("信函", Channel.ORDINARY_POST);
    all.put("网上", Channel.WEB);
    all.put("网络", Channel.WEB);
    all.put("电子邮件", Channel.WEB);
    all.put("电话", Channel.PHONE);
    return Map.copyOf(all);
  }
}
