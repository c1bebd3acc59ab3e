package io.kiln.cloud;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;

/** What {@link Instances#run} asks for. */
@Value.Immutable
@JsonSerialize(as = ImmutableNewInstance.class)
@JsonDeserialize(as = ImmutableNewInstance.class)
public interface NewInstance {
  String region();

  String imageId();

  String instanceType();

  String securityGroupId();

  String vSwitchId();

  Optional<String> zoneId();

  Optional<String> instanceName();

  Optional<String> description();

  Optional<String> internetChargeType();

  /** Mbit/s; more than 0 gives the instance a public address. */
  Optional<Integer> internetMaxBandwidthOut();

  /** {@code optimized} or {@code none}. */
  Optional<String> ioOptimized();

  Optional<String> keyPairName();

  /** Base64. */
  Optional<String> userData();

  /** Of root; the cloud sets it even where there is a key pair. */
  @Value.Redacted
  Optional<String> password();

  @Value.Default
  default SystemDisk systemDisk() {
    return SystemDisk.builder().build();
  }

  List<DataDisk> dataDisks();

  Optional<String> ramRoleName();

  /** {@code Active} or {@code Deactive}. */
  Optional<String> securityEnhancementStrategy();

  Optional<String> resourceGroupId();

  /** When the cloud itself releases the instance. */
  Optional<Instant> autoReleaseTime();

  Map<String, String> tags();

  /** The ClientToken: the same request with the same token makes one thing. */
  String token();

  static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link NewInstance}. */
  final class Builder extends ImmutableNewInstance.Builder {}
}
