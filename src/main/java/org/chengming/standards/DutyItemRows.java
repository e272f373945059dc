package org.chengming.standards;

import java.util.Arrays;
import java.util.List;
import org.chengming.organisations.BodyLevel;
import org.chengming.standards.TimeLimit.Rhythm;
import org.chengming.standards.TimeLimit.Unit;
import org.chengming.standards.db.tables.records.DutyItemRecord;
import org.jspecify.annotations.Nullable;

/** Items as rows. */
final class DutyItemRows {
  private DutyItemRows() {}

  static DutyItem item(DutyItemRecord r, String code) {
    return new DutyItem(
        r.getItemId(),
        code,
        r.getFirstLevel(),
        r.getSecondLevel(),
        r.getContent(),
        r.getBasis(),
        new TimeLimit(
            Rhythm.valueOf(r.getRhythm()),
            orNone(r.getDueMonth()),
            orNone(r.getDueDay()),
            orNone(r.getDays()),
            r.getUnit() == null ? Unit.WORKING : Unit.valueOf(r.getUnit()),
            r.getLimitText()),
        r.getSubject(),
        List.of(r.getChannels()),
        r.getAudience(),
        DutyItem.Way.valueOf(r.getWay()),
        Arrays.stream(r.getLevels()).map(BodyLevel::valueOf).toList(),
        r.getDuty(),
        r.getRegister(),
        List.of(r.getWords()));
  }

  private static int orNone(@Nullable Integer number) {
    return number == null ? 0 : number;
  }

  static DutyItemRecord row(long version, long id, int position, DutyItem item) {
    var r = new DutyItemRecord();
    var limit = item.limit();
    r.setVersionId(version);
    r.setItemId(id);
    r.setPosition(position);
    r.setFirstLevel(item.firstLevel());
    r.setSecondLevel(item.secondLevel());
    r.setContent(item.content());
    r.setBasis(item.basis());
    r.setLimitText(limit.text());
    r.setRhythm(limit.rhythm().name());
    r.setDueMonth(limit.rhythm() == Rhythm.YEARLY ? limit.month() : null);
    r.setDueDay(limit.rhythm().periodic() ? limit.day() : null);
    r.setDays(limit.rhythm() == Rhythm.AFTER_EVENT ? limit.days() : null);
    r.setUnit(limit.rhythm() == Rhythm.AFTER_EVENT ? limit.unit().name() : null);
    r.setSubject(item.subject());
    r.setChannels(item.channels().toArray(String[]::new));
    r.setAudience(item.audience());
    r.setWay(item.way().name());
    r.setLevels(item.levels().stream().map(Enum::name).toArray(String[]::new));
    r.setDuty(item.duty());
    r.setRegister(item.register());
    r.setWords(item.words().toArray(String[]::new));
    return r;
  }
}
