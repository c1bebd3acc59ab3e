package io.kiln.local;

import io.kiln.local.fault.Faults;
import io.kiln.local.oss.OssServer;
import io.kiln.local.ram.Guard;
import io.kiln.local.rpc.CallLog;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;

/** Only the home's OSS, for commands that read what builds left there while another owns it. */
public final class LocalOss implements AutoCloseable {
  private final HttpListener listener;

  private LocalOss(HttpListener listener) {
    this.listener = listener;
  }

  /** Serves the home's objects; whoever opens it this way must not write. */
  public static LocalOss reading(Path home) {
    CallLog calls = new CallLog(home.resolve("calls.ndjson"));
    OssServer oss =
        new OssServer(home.resolve("oss"), Guard.OPEN, new Faults(), calls, Clock.systemUTC());
    return new LocalOss(HttpListener.start("local-oss", 0, oss));
  }

  public URI endpoint() {
    return listener.uri();
  }

  @Override
  public void close() {
    listener.close();
  }
}
