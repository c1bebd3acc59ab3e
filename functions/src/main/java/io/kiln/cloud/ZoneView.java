package io.kiln.cloud;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import java.util.List;
import org.immutables.value.Value;

/** A zone and what can be made there. */
@Value.Immutable
@JsonSerialize(as = ImmutableZoneView.class)
@JsonDeserialize(as = ImmutableZoneView.class)
public interface ZoneView {
  String id();

  /** {@code VSwitch} among them when one can be made. */
  List<String> resourceTypes();

  List<String> instanceTypes();

  static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link ZoneView}. */
  final class Builder extends ImmutableZoneView.Builder {}
}
