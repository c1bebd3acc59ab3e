package io.kiln.local.machine;

import java.net.InetSocketAddress;

/** A running root file system with an SSH server. */
public interface Machine {
  String id();

  InetSocketAddress ssh();

  boolean alive();

  boolean busy();

  void authorize(String publicKey);

  void stop();
}
