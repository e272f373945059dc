package org.chengming.requests;

/** The lines of a sum in the words of an archive, which outlive those of the pages. */
final class DueTerms {
  private DueTerms() {}

  static String of(Due.Term term) {
    return switch (term) {
      case RECEIVED -> "收到申请";
      case CLARIFIED -> "收到补正，重新算起";
      case PAID -> "缴费，重新算起";
      case REPLY -> "答复期限";
      case THIRD_PARTY -> "征求第三方意见，停表";
      case OTHER_BODY -> "征求其他机关意见，停表";
      case EXTENSION -> "延长答复期限";
      case DELAY -> "另定答复日期";
      case TRANSFER -> "转给别的机关，期限不变";
    };
  }
}
