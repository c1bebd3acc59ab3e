package io.kiln.cloud;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import org.immutables.value.Value;

/** How well a zone is stocked with an instance type. */
@Value.Immutable
@JsonSerialize(as = ImmutableStockView.class)
@JsonDeserialize(as = ImmutableStockView.class)
public interface StockView {
  String zoneId();

  /** {@code Available} or {@code SoldOut}. */
  String status();

  /** {@code WithStock} alone promises success. */
  String category();

  static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link StockView}. */
  final class Builder extends ImmutableStockView.Builder {}
}
