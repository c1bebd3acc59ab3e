package io.kiln.trigger.schedule;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.immutables.value.Value;

/** When a template is baked again, and what counts as a reason to. */
@Value.Immutable
@JsonSerialize(as = ImmutableSchedule.class)
@JsonDeserialize(as = ImmutableSchedule.class)
public interface Schedule {
  /** Five fields, as {@link Cron} reads them. */
  String cron();

  /** The time zone that the fields count in. */
  @Value.Default
  default String zone() {
    return "UTC";
  }

  /** An image that is older is baked again though nothing has changed. */
  Optional<Integer> maxAgeDays();

  /** Baked again each time, whether anything has changed or not. */
  @Value.Default
  default boolean force() {
    return false;
  }

  /** After so many failures in a row the schedule is paused. */
  @Value.Default
  default int maxFailures() {
    return 5;
  }

  /** Files on the web whose change is a reason: package repositories' indexes. */
  List<String> watch();

  /** Why an address can't be watched; empty for one on the web. */
  static Optional<String> unwatchable(String address) {
    try {
      URI uri = new URI(address);
      boolean web = uri.getScheme() != null && Set.of("http", "https").contains(uri.getScheme());
      return web && uri.getHost() != null
          ? Optional.empty()
          : Optional.of("'" + address + "' is no address on the web");
    } catch (URISyntaxException malformed) {
      return Optional.of("'" + address + "' is no address: " + malformed.getMessage());
    }
  }

  /**
   * The expression, read.
   *
   * @throws IllegalArgumentException saying what is wrong with it
   */
  default Cron when() {
    return Cron.of(cron(), zone());
  }

  static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link Schedule}. */
  final class Builder extends ImmutableSchedule.Builder {}
}
