package io.kiln.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EndpointTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://ecs.cn-hangzhou.aliyuncs.com",
        "https://10.0.0.1:8443/",
        "http://127.0.0.1:8080",
        "http://localhost:8080",
        "http://[::1]:8080"
      })
  void encryptedOrOnThisMachineIsTaken(String text) {
    assertThat(Endpoint.of(URI.create(text))).hasToString(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"http://10.0.0.1:8080", "http://ecs.aliyuncs.com", "http://127.0.0.1.example.com"})
  void plainHttpToElsewhereIsRefused(String text) {
    assertThatThrownBy(() -> Endpoint.of(URI.create(text)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("plain http");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"ftp://127.0.0.1", "/tmp/socket", "https://a@b", "https://b/p", "https://b?q"})
  void whatIsMoreOrLessThanSchemeHostAndPortIsRefused(String text) {
    assertThatThrownBy(() -> Endpoint.of(URI.create(text)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("is not an endpoint");
  }

  @Test
  void theAuthorityIsHostAndPort() {
    assertThat(Endpoint.of(URI.create("http://127.0.0.1:8080/")).authority())
        .isEqualTo("127.0.0.1:8080");
  }
}
