package io.kiln.communicator;

import java.net.InetSocketAddress;

/** Where a machine's address is really found: itself, except for a local cloud's machines. */
public interface Reach {
  InetSocketAddress of(String host, int port);

  /** Every address is what it says. */
  static Reach direct() {
    return InetSocketAddress::new;
  }
}
