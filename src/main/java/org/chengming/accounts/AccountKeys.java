package org.chengming.accounts;

import static org.chengming.accounts.db.Tables.SEAL_KEY;

import java.nio.file.Path;
import java.time.Clock;
import org.chengming.keys.HeldKeys;
import org.jooq.DSLContext;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** The keys of second factors. */
@Component
class AccountKeys extends HeldKeys {
  private static final Purpose PURPOSE =
      new Purpose(SEAL_KEY, "accounts", "这台服务器缺少账号的密钥，暂时不能做二次验证。请告诉系统管理员。");

  AccountKeys(
      DSLContext db,
      TransactionTemplate transaction,
      Clock clock,
      @Value("${chengming.accounts.key}") Path file,
      @Value("${chengming.accounts.key-lost}") boolean lost) {
    super(db, transaction, clock, PURPOSE, file, lost);
  }
}
