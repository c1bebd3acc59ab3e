package io.kiln.trigger.web;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import org.apache.http.conn.DnsResolver;

/**
 * Resolves names to public addresses only. The connection is made to what is answered here, so a
 * name that answers differently the second time gains nothing.
 */
final class PublicAddresses implements DnsResolver {
  private final DnsResolver names;
  private final Set<String> allowed;

  /**
   * A resolver.
   *
   * @param allowed host names that may be anywhere, in lower case
   */
  PublicAddresses(DnsResolver names, Set<String> allowed) {
    this.names = names;
    this.allowed = Set.copyOf(allowed);
  }

  @Override
  public InetAddress[] resolve(String host) throws UnknownHostException {
    InetAddress[] all = names.resolve(host);
    if (allowed.contains(host.toLowerCase(Locale.ROOT))) {
      return all;
    }
    InetAddress[] fit =
        Arrays.stream(all).filter(PublicAddresses::isPublic).toArray(InetAddress[]::new);
    if (fit.length == 0) {
      throw new UnknownHostException(
          host + " is not on the public network; the operator may allow it (WatchHosts)");
    }
    return fit;
  }

  static boolean isPublic(InetAddress address) {
    if (address.isAnyLocalAddress()
        || address.isLoopbackAddress()
        || address.isLinkLocalAddress()
        || address.isSiteLocalAddress()
        || address.isMulticastAddress()) {
      return false;
    }
    return address instanceof Inet4Address
        ? isPublic(address.getAddress())
        : address instanceof Inet6Address && isPublicSix(address.getAddress());
  }

  private static boolean isPublic(byte[] four) {
    int first = four[0] & 0xFF;
    int second = four[1] & 0xFF;
    int third = four[2] & 0xFF;
    boolean shared = first == 100 && (second & 0xC0) == 64; // Alibaba Cloud's metadata is here
    boolean protocol = first == 192 && second == 0 && third == 0;
    boolean benchmark = first == 198 && (second & 0xFE) == 18;
    return first != 0 && first < 240 && !shared && !protocol && !benchmark;
  }

  /** Global unicast alone, without the blocks that carry an IPv4 address inside. */
  private static boolean isPublicSix(byte[] six) {
    boolean global = (six[0] & 0xE0) == 0x20;
    boolean sixToFour = six[0] == 0x20 && six[1] == 0x02;
    boolean teredo = six[0] == 0x20 && six[1] == 0x01 && six[2] == 0 && six[3] == 0;
    return global && !sixToFour && !teredo;
  }
}
