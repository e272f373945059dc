package org.chengming.requests.web;

import org.chengming.web.Words;

/** What whoever follows a request sends. */
enum TrackAct {
  LOOK("/requests/track"),
  CLARIFY("/requests/track/clarification"),
  ADD("/requests/track/addition"),
  DELIVER("/requests/track/delivery"),
  RATE("/requests/track/rating"),
  WITHDRAW("/requests/track/withdrawal");

  private final String path;

  TrackAct(String path) {
    this.path = path;
  }

  String path() {
    return path;
  }

  /** On the button that sends it. */
  String label(Words t) {
    return switch (this) {
      case LOOK -> t.of("看进度");
      case CLARIFY, ADD -> t.of("提交补充");
      case DELIVER -> t.of("改送达方式");
      case RATE -> t.of("提交评价");
      case WITHDRAW -> t.of("撤回申请");
    };
  }

  /** What is said once it was done, empty for what the page shows by itself. */
  String done(Words t) {
    return switch (this) {
      case LOOK, WITHDRAW -> "";
      case CLARIFY -> t.of("收到您的补充，期限从今天重新算。");
      case ADD -> t.of("收到您的补充，办事的人会看到。");
      case DELIVER -> t.of("送达方式已经改好。");
      case RATE -> t.of("谢谢您的评价。");
    };
  }
}
