package io.kiln.cloud;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;

/** What {@link SecurityGroups#create} asks for. */
@Value.Immutable
@JsonSerialize(as = ImmutableNewSecurityGroup.class)
@JsonDeserialize(as = ImmutableNewSecurityGroup.class)
public interface NewSecurityGroup {
  String region();

  String vpcId();

  String name();

  Optional<String> description();

  Optional<String> resourceGroupId();

  Map<String, String> tags();

  /** The ClientToken: the same request with the same token makes one thing. */
  String token();

  static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link NewSecurityGroup}. */
  final class Builder extends ImmutableNewSecurityGroup.Builder {}
}
