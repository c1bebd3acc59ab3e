package io.kiln.cloud;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import java.util.Map;
import org.immutables.value.Value;

/** A security group as the cloud shows it. */
@Value.Immutable
@JsonSerialize(as = ImmutableSecurityGroupView.class)
@JsonDeserialize(as = ImmutableSecurityGroupView.class)
public interface SecurityGroupView {
  String id();

  String name();

  String vpcId();

  Map<String, String> tags();

  static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link SecurityGroupView}. */
  final class Builder extends ImmutableSecurityGroupView.Builder {}
}
