package org.chengming.requests;

import static org.chengming.requests.db.Tables.SEAL_KEY;

import java.nio.file.Path;
import java.time.Clock;
import org.chengming.keys.HeldKeys;
import org.jooq.DSLContext;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** The keys of what applicants tell. */
@Component
class SealKeys extends HeldKeys {
  private static final Purpose PURPOSE =
      new Purpose(SEAL_KEY, "requests", "暂时不能在网上受理申请，请过一会儿再来，或者当面、邮寄提交。");

  SealKeys(
      DSLContext db,
      TransactionTemplate transaction,
      Clock clock,
      @Value("${chengming.requests.key}") Path file,
      @Value("${chengming.requests.key-lost}") boolean lost) {
    super(db, transaction, clock, PURPOSE, file, lost);
  }
}
