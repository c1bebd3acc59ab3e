package io.kiln.tests.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.kiln.local.rpc.Call;
import io.kiln.local.rpc.CallLog;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A local cloud in a process of its own, for clients that are not Kiln. */
final class CloudUp implements AutoCloseable {
  private static final Pattern ENDPOINT = Pattern.compile("ecs +http://(127\\.0\\.0\\.1:\\d+)");

  private final KilnProcess kiln;
  private final Running up;
  private final String authority;

  private CloudUp(KilnProcess kiln, Running up, String authority) {
    this.kiln = kiln;
    this.up = up;
    this.authority = authority;
  }

  /** Twenty times as fast as the real one. */
  static CloudUp in(Path folder) {
    KilnProcess kiln = KilnProcess.in(folder);
    Running up = kiln.start("local", "up", "--speed", "20");
    up.awaitSaying("Ctrl-C");
    Matcher endpoint = ENDPOINT.matcher(up.said());
    assertThat(endpoint.find()).as(up.said()).isTrue();
    return new CloudUp(kiln, up, endpoint.group(1));
  }

  /** Host and port, as the SDKs want an endpoint. */
  String authority() {
    return authority;
  }

  String url() {
    return "http://" + authority;
  }

  KilnProcess kiln() {
    return kiln;
  }

  /** Every call that it answered. */
  List<Call> calls() {
    return new CallLog(kiln.home().resolve("calls.ndjson")).all();
  }

  /** Ends the cloud, and returns what {@code kiln ls} lists after that, without its heading. */
  List<String> endsWith() {
    up.stop();
    up.end().exits(0);
    return kiln.run("ls").exits(0).out().lines().skip(1).toList();
  }

  @Override
  public void close() {
    kiln.close();
  }
}
