package io.kiln.store;

import io.kiln.build.Endpoint;
import io.kiln.template.Secret;
import java.net.URI;
import java.util.Optional;
import org.immutables.value.Value;

/** Which bucket of OSS, where it is reached, and with whose key. */
@Value.Immutable
public interface OssPlace {
  String region();

  String bucket();

  /** The region's public endpoint unless said otherwise: its internal one, or a stand-in. */
  @Value.Default
  default Endpoint endpoint() {
    return Endpoint.of(URI.create("https://oss-" + region() + ".aliyuncs.com"));
  }

  String keyId();

  Secret secret();

  /** Present when the key is a temporary one. */
  Optional<Secret> token();

  static Builder builder() {
    return new Builder();
  }

  /** Builds an {@link OssPlace}. */
  final class Builder extends ImmutableOssPlace.Builder {}
}
