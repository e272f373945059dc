package org.chengming.requests;

import org.chengming.ledger.LedgerKind;

/** What each sealed text is bound to. */
final class Places {
  private Places() {}

  static String requester(String number) {
    return "requester " + number;
  }

  static String wanted(String number) {
    return "wanted " + number;
  }

  static String message(long event) {
    return "message " + event;
  }

  static String partStep(long part, int step) {
    return "part %d step %d".formatted(part, step);
  }

  static String archive(long request, String path) {
    return "archive %d %s".formatted(request, path);
  }

  static String fileName(long file) {
    return "file name " + file;
  }

  static String filePiece(long file, int piece) {
    return "file " + file + " piece " + piece;
  }

  static String code(String number, String code) {
    return "code " + number + " " + code;
  }

  static String thirdParty(long request, String whose, String what) {
    return "third party %d %s %s".formatted(request, whose, what);
  }

  static String draft(long request, long proposer) {
    return "draft %d %d".formatted(request, proposer);
  }

  static String remark(long proposal) {
    return "remark " + proposal;
  }

  static String letter(String number, String what) {
    return "letter %s %s".formatted(number, what);
  }

  static String salt(String number, LedgerKind kind) {
    return "salt %s %s".formatted(number, kind.word());
  }

  /** Of a case nobody has a code for. */
  static String noCode(String number) {
    return "no code " + number;
  }
}
