package org.chengming.publishing.web.site;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/** A withdrawn document asked for by a machine: 410 with when and why. */
class Gone extends ErrorResponseException {
  Gone(String indexNumber, String at, String reason) {
    super(HttpStatus.GONE, problem(indexNumber, at, reason), null);
  }

  private static ProblemDetail problem(String indexNumber, String at, String reason) {
    var problem = ProblemDetail.forStatusAndDetail(HttpStatus.GONE, "这份文件已经撤回：" + reason);
    problem.setTitle("已撤回");
    problem.setProperty("indexNumber", indexNumber);
    problem.setProperty("withdrawnAt", at);
    problem.setProperty("reason", reason);
    return problem;
  }
}
