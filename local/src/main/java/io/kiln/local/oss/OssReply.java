package io.kiln.local.oss;

import java.nio.channels.FileChannel;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What goes back: status, headers, and XML text or a part of a file. */
record OssReply(
    int status, Map<String, String> headers, String xml, Optional<Part> part, String code) {
  /** Some bytes of an open file, which whoever sends them closes. */
  record Part(FileChannel file, long from, long count) {}

  static OssReply status(int status) {
    return new OssReply(status, new LinkedHashMap<>(), "", Optional.empty(), "");
  }

  static OssReply xml(String xml) {
    return new OssReply(200, new LinkedHashMap<>(), xml, Optional.empty(), "");
  }

  static OssReply refusal(OssError error) {
    Xml xml =
        new Xml()
            .tag("Code", error.code())
            .tag("Message", error.text())
            .tag("RequestId", OssWire.REQUEST_ID)
            .tag("HostId", "127.0.0.1");
    String document = error.status() == 304 ? "" : Xml.document("Error", xml);
    return new OssReply(error.status(), error.headers(), document, Optional.empty(), error.code());
  }

  /** The same answer for a part of the object. */
  OssReply partial() {
    return new OssReply(206, headers, xml, part, code);
  }

  OssReply with(String header, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(header, value);
    return new OssReply(status, more, xml, part, code);
  }

  OssReply withAll(Map<String, String> all) {
    OssReply reply = this;
    for (Map.Entry<String, String> header : all.entrySet()) {
      reply = reply.with(header.getKey(), header.getValue());
    }
    return reply;
  }

  OssReply carrying(FileChannel file, long from, long count) {
    return new OssReply(status, headers, xml, Optional.of(new Part(file, from, count)), code);
  }
}
