package org.chengming.requests;

import org.chengming.web.Refused;

/** The same form was being filed by somebody else; the transaction of this one must go back. */
final class FiledMeanwhile extends Refused {
  FiledMeanwhile() {
    super(
        "The same form was filed meanwhile",
        java.util.List.of(new Problem("", "这张表刚刚交过了，请用编号查看。")),
        true);
  }
}
