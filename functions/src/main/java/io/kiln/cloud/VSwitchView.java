package io.kiln.cloud;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import org.immutables.value.Value;

/** A vSwitch as the cloud shows it. */
@Value.Immutable
@JsonSerialize(as = ImmutableVSwitchView.class)
@JsonDeserialize(as = ImmutableVSwitchView.class)
public interface VSwitchView {
  String id();

  String vpcId();

  String name();

  /** {@code Pending} or {@code Available}. */
  String status();

  String cidr();

  String zoneId();

  static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link VSwitchView}. */
  final class Builder extends ImmutableVSwitchView.Builder {}
}
