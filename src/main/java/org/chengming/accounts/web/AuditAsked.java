package org.chengming.accounts.web;

import java.time.LocalDate;
import org.chengming.audit.AuditTrail;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.DateTimeFormat.ISO;

/** The filter of the audit as the address holds it. */
record AuditAsked(
    @Nullable String kind,
    @Nullable String subject,
    @Nullable String person,
    @Nullable Long account,
    @Nullable String act,
    @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate from,
    @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate to,
    @Nullable Long before) {

  AuditTrail.Asked trail() {
    return new AuditTrail.Asked(
        text(kind), text(subject), text(person), account, text(act), from, to);
  }

  /**
   * The address that asks the same of {@code path}, from before {@code id}; null for the newest.
   */
  String at(String path, @Nullable Long id) {
    var t = trail();
    return Address.of(
        path,
        "person",
        t.person(),
        "account",
        account == null ? "" : account.toString(),
        "act",
        t.act(),
        "kind",
        t.subjectKind(),
        "subject",
        t.subject(),
        "from",
        from == null ? "" : from.toString(),
        "to",
        to == null ? "" : to.toString(),
        "before",
        id == null ? "" : id.toString());
  }

  private static String text(@Nullable String typed) {
    return typed == null ? "" : typed.strip();
  }
}
