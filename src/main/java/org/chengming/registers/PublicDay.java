package org.chengming.registers;

import org.jspecify.annotations.Nullable;

/**
 * The day a record became public, as a part of a statement. It is the day of the first edition here
 * that has the record: a correction does not make late what was public in time. Records of the
 * register's first edition were taken over from wherever they were kept before, and were public
 * there: of these the day counts that they stated then, where they state one and it is not after
 * they came. What they state later of themselves changes nothing.
 */
final class PublicDay {
  private static final String DAY = "(first.brought_at at time zone 'Asia/Shanghai')::date";

  private final RegisterDefinition register;
  private final @Nullable Field said;

  PublicDay(RegisterDefinition register) {
    this.register = register;
    var timely = register.promise().timely();
    this.said = timely == null || timely.said() == null ? null : register.get(timely.said());
  }

  /**
   * Joins {@code shown.day} and {@code shown.said}, whether the record stated it, to records that
   * stand. The first parameter of the statement is the name of the register.
   */
  String ofStanding(String alias) {
    return joined(
        alias + ".record_key",
        alias + ".batch_id",
        said == null ? "" : alias + "." + said.column());
  }

  /**
   * The same for rows that are brought, which stand already or are public with the batch they come
   * by.
   *
   * @param standing what stands of the same key, joined on the left
   */
  String ofBrought(String brought, String standing) {
    return joined(
        brought + ".record_key",
        "coalesce(%s.batch_id, %s.batch_id)".formatted(standing, brought),
        said == null
            ? ""
            : "case when %2$s.record_key is null then %1$s.%3$s else %2$s.%3$s end"
                .formatted(brought, standing, said.column()));
  }

  /** What a record said first is the oldest of what it said before, where it was changed at all. */
  private String joined(String key, String batch, String stated) {
    var past =
        """
        left join lateral (
          select p.from_batch_id, p.content from registers.past_record p
          where p.register = {0} and p.record_key = %s order by p.id limit 1) past on true
        join registers.batch first on first.id = coalesce(past.from_batch_id, %s)
        """
            .formatted(key, batch);
    return said == null
        ? past + "cross join lateral (select %s as day, false as said) shown".formatted(DAY)
        : past
            + """
            cross join lateral (select
              case when first.id = (select min(id) from registers.batch where register = {0})
                then (case when past.content is null then %s else (past.content->>'%s')::date end) end as day) stated
            cross join lateral (select
              case when stated.day <= %3$s then stated.day else %3$s end as day,
              coalesce(stated.day <= %3$s, false) as said) shown"""
                .formatted(stated, said.name(), DAY);
  }
}
