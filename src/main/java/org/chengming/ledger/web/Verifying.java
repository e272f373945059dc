package org.chengming.ledger.web;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.chengming.ledger.Entry;
import org.chengming.ledger.Holdings;
import org.chengming.ledger.Holdings.Holding;
import org.chengming.ledger.LedgerReads;
import org.chengming.ledger.ReceiptCode;
import org.chengming.ledger.Receipts;
import org.chengming.web.Head;
import org.chengming.web.Words;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds what a receipt's code or a file's hash stands for. Whatever is typed has an answer. */
@Component
class Verifying {
  private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

  private final LedgerReads ledger;
  private final Receipts receipts;
  private final List<Holdings> holdings;

  Verifying(LedgerReads ledger, Receipts receipts, List<Holdings> holdings) {
    this.ledger = ledger;
    this.receipts = receipts;
    this.holdings = List.copyOf(holdings);
  }

  VerifyPage page(String typed, Words t) {
    var hash = typed.replaceAll("[\\s\\p{Z}]", "").toLowerCase(Locale.ROOT);
    if (HASH.matcher(hash).matches()) {
      return byHash(typed, hash, t);
    }
    if (typed.isBlank()) {
      return answer("", false, null, List.of(), List.of(), t);
    }
    return switch (ReceiptCode.read(typed)) {
      case ReceiptCode.Right right -> byCode(typed, right.code(), t);
      case ReceiptCode.Mistyped mistyped -> mistyped(typed, mistyped.near(), t);
      case ReceiptCode.NoCode none ->
          answer(
              typed,
              false,
              t.of("这不是存证码，也不是 SHA-256。存证码有 17 位，只用数字和除 I、L、O、U 以外的字母；SHA-256 有 64 位。"),
              List.of(),
              List.of(),
              t);
    };
  }

  private VerifyPage byCode(String typed, ReceiptCode code, Words t) {
    var found = receipts.find(List.of(code));
    var problem = found.isEmpty() ? t.of("这个存证码写法没有错，但是账本里没有它。请看看是不是本站的回执。") : null;
    return answer(typed, false, problem, List.of(), found, t);
  }

  private VerifyPage mistyped(String typed, List<ReceiptCode> near, Words t) {
    var real = receipts.find(near).stream().map(ReceiptCode::of).distinct().toList();
    return answer(typed, false, t.of("存证码里有一位抄错了，或者两位颠倒了：最后一位校验字对不上。"), real, List.of(), t);
  }

  private VerifyPage byHash(String typed, String hash, Words t) {
    var named = ledger.naming(hash);
    var subjects = named.stream().map(e -> e.deed().subject()).collect(Collectors.toSet());
    var files =
        holdings.stream()
            .flatMap(h -> h.of(hash, subjects).stream())
            .map(h -> file(h, named, t))
            .toList();
    var problem =
        files.isEmpty() && named.isEmpty()
            ? t.of("本站公开过的内容里没有这个指纹。文件哪怕只差一个字节，指纹也不一样：重新保存、转换格式都会改变它。请用下载来的原文件。")
            : null;
    return answer(typed, true, problem, List.of(), named, t).with(files);
  }

  private static VerifyPage.File file(Holding h, List<Entry> named, Words t) {
    var entry =
        named.stream()
            .filter(e -> e.deed().subject().equals(h.subject()))
            .filter(e -> e.deed().edition() == null || e.deed().edition() == h.edition())
            .findFirst()
            .map(e -> EntryRow.of(e, t))
            .orElse(null);
    return new VerifyPage.File(
        h.title(),
        h.path(),
        h.subject(),
        h.attached() ? t.of("第 %s 版的附件", h.edition()) : t.of("第 %s 版的内容", h.edition()),
        h.fileName(),
        standing(h.state(), t),
        h.state() == Holdings.State.LIVE ? "" : "status-past",
        h.publishedAt(),
        entry);
  }

  private static String standing(Holdings.State state, Words t) {
    return switch (state) {
      case LIVE -> t.of("现在公开的就是它");
      case REPLACED -> t.of("已经换成新的一版");
      case WITHDRAWN -> t.of("已经撤回");
    };
  }

  private static VerifyPage answer(
      String typed,
      boolean byHash,
      @Nullable String problem,
      List<ReceiptCode> near,
      List<Entry> found,
      Words t) {
    return new VerifyPage(
        (typed.isBlank()
                ? Head.of(t.of("核对回执或者文件"), "/ledger/verify")
                : Head.unlisted(t.of("核对回执或者文件")))
            .describedAs(t.of("用存证码或者文件本身，查它在不在存证账本里。")),
        typed,
        byHash,
        problem,
        near,
        List.of(),
        found.stream().map(e -> EntryRow.of(e, t)).toList());
  }
}
