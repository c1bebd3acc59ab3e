package io.kiln.cloud;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;

/** An instance as the cloud shows it. */
@Value.Immutable
@JsonSerialize(as = ImmutableInstanceView.class)
@JsonDeserialize(as = ImmutableInstanceView.class)
public interface InstanceView {
  String id();

  String name();

  /** {@code Pending}, {@code Starting}, {@code Running}, {@code Stopping}, {@code Stopped}. */
  String status();

  String zoneId();

  String imageId();

  String instanceType();

  Optional<String> keyPairName();

  /** The address it was made with. */
  Optional<String> publicIp();

  Optional<String> privateIp();

  Optional<Instant> autoReleaseTime();

  Map<String, String> tags();

  static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link InstanceView}. */
  final class Builder extends ImmutableInstanceView.Builder {}
}
