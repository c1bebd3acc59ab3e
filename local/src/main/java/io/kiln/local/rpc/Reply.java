package io.kiln.local.rpc;

/** What goes back over the wire, and into the log. */
record Reply(int status, String code, String requestId, Body body) {
  static Reply success(String requestId, Body body) {
    return new Reply(200, "", requestId, Body.of("RequestId", requestId).all(body.fields()));
  }

  static Reply refusal(String requestId, EcsError error, String host) {
    Body body =
        Body.of("RequestId", requestId)
            .and("HostId", host)
            .and("Code", error.code())
            .and("Message", error.text())
            .and(
                "Recommend",
                "https://error-center.aliyun.com/status/search?Keyword="
                    + error.code()
                    + "&source=PopGw");
    return new Reply(error.status(), error.code(), requestId, body);
  }

  static Reply dropped(String how) {
    return new Reply(0, how, "", Body.empty());
  }
}
