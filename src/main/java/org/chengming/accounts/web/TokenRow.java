package org.chengming.accounts.web;

import java.time.Instant;
import org.chengming.accounts.ApiTokens.ApiToken;
import org.chengming.web.Dates;
import org.chengming.web.Words;

/**
 * A token as a line of a page.
 *
 * @param facts scope, when it was made, until when it holds, when it was used last
 */
record TokenRow(long id, String name, String beginning, String facts, boolean ended) {
  static TokenRow of(ApiToken token, Instant now, Words t) {
    boolean ended = !token.expiresAt().isAfter(now);
    var used = token.usedAt();
    return new TokenRow(
        token.id(),
        token.name(),
        token.beginning(),
        "%s，%s做的，%s%s，%s"
            .formatted(
                token.scope().label(),
                Dates.moment(token.createdAt(), t),
                Dates.moment(token.expiresAt(), t),
                ended ? "已经到期" : "到期",
                used == null ? "还没有用过" : "最后一次用在" + Dates.moment(used, t)),
        ended);
  }
}
