package io.kiln.cloud;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import java.util.Optional;
import org.immutables.value.Value;

/** Whom a security group lets in, as {@link SecurityGroups#authorize} asks for it. */
@Value.Immutable
@JsonSerialize(as = ImmutableIngressRule.class)
@JsonDeserialize(as = ImmutableIngressRule.class)
public interface IngressRule {
  String region();

  String groupId();

  /** {@code tcp}. */
  String protocol();

  /** {@code 22/22}. */
  String portRange();

  String sourceCidr();

  Optional<String> description();

  /** The ClientToken: the same request with the same token makes one thing. */
  String token();

  static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link IngressRule}. */
  final class Builder extends ImmutableIngressRule.Builder {}
}
