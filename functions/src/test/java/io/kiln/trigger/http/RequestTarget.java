package io.kiln.trigger.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kiln.build.Json;
import io.kiln.fuzz.Target;
import io.kiln.trigger.bundle.Zips;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** An event of the HTTP trigger, from one who may read: nothing is made by it. */
public final class RequestTarget implements Target {
  private final ApiUnderTest api = new ApiUnderTest(folder());
  private final String token;

  public RequestTarget() {
    api.rules =
        ApiRules.builder().door(ApiRules.Door.TOKEN).requestsPerMinute(Integer.MAX_VALUE).build();
    token = api.token("read");
  }

  private static Path folder() {
    try {
      return Files.createTempDirectory(Files.createDirectories(Path.of("target")), "requests");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String name() {
    return "request";
  }

  @Override
  public List<byte[]> seeds() {
    byte[] zip = zip();
    return List.of(
        api.get("/builds?status=FAILED&limit=5").as(token).event(),
        api.get("/images?name=x&limit=1").as(token).event(),
        api.get("/health").as(token).event(),
        api.post("/validate?only=alicloud-ecs&force=true")
            .as(token)
            .json(ApiUnderTest.TEMPLATE)
            .event(),
        api.post("/validate").as(token).zip(zip).event(),
        plain(api.post("/validate").as(token).json(ApiUnderTest.TEMPLATE).event()));
  }

  /** With a body that is no base64, which spoils into more than nonsense. */
  private static byte[] plain(byte[] event) {
    ObjectNode document = (ObjectNode) Json.read(event, JsonNode.class);
    return Json.bytes(document.put("isBase64Encoded", false).put("body", ApiUnderTest.TEMPLATE));
  }

  private static byte[] zip() {
    return new Zips()
        .with("template.json", ApiUnderTest.TEMPLATE)
        .with("kiln.json", "{\"variables\":{\"a\":\"b\"},\"force\":true}")
        .with("run.sh", 0100755, "echo hello".getBytes(UTF_8))
        .bytes();
  }

  /** Whatever comes is answered, and never as our own failure. */
  @Override
  public boolean accepts(byte[] input) {
    int status = api.answered(input).status();
    if (status >= 500) {
      throw new IllegalStateException("answered by " + status);
    }
    return status < 400;
  }

  @Override
  public String toString() {
    return name();
  }
}
