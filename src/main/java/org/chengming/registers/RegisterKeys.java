package org.chengming.registers;

import static org.chengming.registers.db.Tables.SEAL_KEY;

import java.nio.file.Path;
import java.time.Clock;
import org.chengming.keys.HeldKeys;
import org.jooq.DSLContext;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** The keys of what registers hold of persons. */
@Component
class RegisterKeys extends HeldKeys {
  private static final Purpose PURPOSE =
      new Purpose(SEAL_KEY, "registers", "这台服务器缺少登记簿的密钥，暂时不能查、也不能登记个人信息。请告诉系统管理员。");

  RegisterKeys(
      DSLContext db,
      TransactionTemplate transaction,
      Clock clock,
      @Value("${chengming.registers.key}") Path file,
      @Value("${chengming.registers.key-lost}") boolean lost) {
    super(db, transaction, clock, PURPOSE, file, lost);
  }
}
