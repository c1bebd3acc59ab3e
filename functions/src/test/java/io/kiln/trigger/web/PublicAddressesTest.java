package io.kiln.trigger.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Set;
import org.apache.http.conn.DnsResolver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublicAddressesTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1",
        "10.1.2.3",
        "172.16.0.1",
        "192.168.1.1",
        "169.254.169.254",
        "100.100.100.200",
        "100.64.0.1",
        "0.0.0.0",
        "192.0.0.170",
        "198.18.0.1",
        "224.0.0.1",
        "255.255.255.255",
        "::1",
        "::",
        "fe80::1",
        "fd00::1",
        "::ffff:127.0.0.1",
        "::7f00:1",
        "64:ff9b::7f00:1",
        "2002:7f00:1::",
        "2001:0:53aa:64c::1"
      })
  void whatIsNotPublicIsNotAskedFor(String address) {
    assertThatThrownBy(() -> resolver(address).resolve("mirror.example"))
        .isInstanceOf(UnknownHostException.class)
        .hasMessageContaining("mirror.example is not on the public network");
  }

  @ParameterizedTest
  @ValueSource(strings = {"93.184.216.34", "2606:2800:220:1::1", "100.128.0.1", "172.32.0.1"})
  void whatIsPublicIs(String address) throws UnknownHostException {
    assertThat(resolver(address).resolve("mirror.example")).hasSize(1);
  }

  @Test
  void ofSeveralAddressesThePublicOnesAreTaken() throws UnknownHostException {
    assertThat(resolver("10.0.0.1", "93.184.216.34").resolve("mirror.example"))
        .extracting(InetAddress::getHostAddress)
        .containsExactly("93.184.216.34");
  }

  @Test
  void theOperatorMayAllowAHost() throws UnknownHostException {
    DnsResolver names = host -> new InetAddress[] {InetAddress.getByName("10.0.0.1")};

    assertThat(new PublicAddresses(names, Set.of("mirror.vpc")).resolve("Mirror.VPC")).hasSize(1);
    assertThatThrownBy(() -> new PublicAddresses(names, Set.of("mirror.vpc")).resolve("other.vpc"))
        .isInstanceOf(UnknownHostException.class);
  }

  private static PublicAddresses resolver(String... addresses) {
    return new PublicAddresses(
        host -> {
          InetAddress[] all = new InetAddress[addresses.length];
          for (int i = 0; i < all.length; i++) {
            all[i] = InetAddress.getByName(addresses[i]);
          }
          return all;
        },
        Set.of());
  }
}
