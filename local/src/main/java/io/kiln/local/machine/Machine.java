package io.kiln.local.machine;

import java.net.InetSocketAddress;

/** A running (or stopped) machine, reached by SSH. */
public interface Machine {
  /** The id it was started with. */
  String id();

  /**
   * Where its SSH server listens: port 22 on its own address where that may be bound, else a high
   * port on that address.
   */
  InetSocketAddress ssh();

  /** Whether it is switched on; a restart from inside doesn't switch it off. */
  boolean alive();

  /** Whether it does something now: boots, runs a process, moves bytes over SSH. */
  boolean busy();

  /** Lets one more public key (an authorized_keys line) log in. */
  void authorize(String publicKey);

  /** Ends all of its processes, after a moment for them to finish; the disk is kept. */
  void stop();
}
