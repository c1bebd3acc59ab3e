package io.kiln.cloud;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import java.util.Map;
import org.immutables.value.Value;

/** A VPC as the cloud shows it. */
@Value.Immutable
@JsonSerialize(as = ImmutableVpcView.class)
@JsonDeserialize(as = ImmutableVpcView.class)
public interface VpcView {
  String id();

  String name();

  /** {@code Pending} or {@code Available}. */
  String status();

  String cidr();

  Map<String, String> tags();

  static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link VpcView}. */
  final class Builder extends ImmutableVpcView.Builder {}
}
