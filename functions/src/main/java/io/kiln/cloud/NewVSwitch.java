package io.kiln.cloud;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import java.util.Optional;
import org.immutables.value.Value;

/** What {@link VSwitches#create} asks for. */
@Value.Immutable
@JsonSerialize(as = ImmutableNewVSwitch.class)
@JsonDeserialize(as = ImmutableNewVSwitch.class)
public interface NewVSwitch {
  String region();

  String vpcId();

  String zoneId();

  String cidr();

  String name();

  Optional<String> description();

  /** The ClientToken: the same request with the same token makes one thing. */
  String token();

  static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link NewVSwitch}. */
  final class Builder extends ImmutableNewVSwitch.Builder {}
}
