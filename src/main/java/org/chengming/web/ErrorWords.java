package org.chengming.web;

/**
 * What is said to a status.
 *
 * @param name last part of the problem's type
 */
record ErrorWords(String name, String title, String sentence) {
  static ErrorWords of(int status) {
    return switch (status) {
      case 401 -> new ErrorWords("sign-in-needed", "请先登录", "登录以后才能看。");
      case 403 ->
          new ErrorWords("not-permitted", "这件事您不能做", "您的角色不包括这件事。需要的话，请本机关的管理员授权；页面放久了，刷新再试。");
      case 404 -> new ErrorWords("missing", "没有这个页面", "地址可能写错了，或者内容换了地方。可以搜一搜。");
      case 405 -> new ErrorWords("method-not-allowed", "这里不能这样提交", "请从首页重新开始。");
      case 409 -> new ErrorWords("conflict", "现在不能这样做", "它的状态已经变了，请刷新再看。");
      case 410 -> new ErrorWords("withdrawn", "已经撤下", "这里的内容已经撤下。");
      case 408 -> new ErrorWords("too-slow", "送得太慢了", "内容没有收全，请换一个网络再试。");
      case 411 -> new ErrorWords("length-required", "没有说明长度", "请用浏览器里的表单提交。");
      case 413 -> new ErrorWords("too-large", "太大了", "上传的内容超过了限制。");
      case 422 -> new ErrorWords("refused", "有地方要改", "填的内容有问题，请返回修改。");
      case 429 -> new ErrorWords("too-many-requests", "请求太多了", "请过一会儿再试。");
      case 503 -> new ErrorWords("unavailable", "现在取不到", "存放它的地方暂时没有回应，请过一会儿再试。");
      default ->
          status >= 500
              ? new ErrorWords("failure", "我们这边出错了", "已经记下来了。请过一会儿再试。")
              : new ErrorWords("bad-request", "这个请求看不懂", "请检查地址，或者从首页重新开始。");
    };
  }
}
