package io.kiln.tests;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/** HTTP servers of the tests' own. */
public final class Loopback {
  private Loopback() {}

  /** A server at a free port of the loopback interface, not started yet. */
  public static HttpServer server() throws IOException {
    // read once per process: else all its servers wait 40 ms for each acknowledgement
    System.setProperty("sun.net.httpserver.nodelay", "true");
    return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
  }
}
