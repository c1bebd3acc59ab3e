package io.kiln.cloud;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import org.immutables.value.Value;

/** Which instance type is wanted, and how, when asking which zones have it. */
@Value.Immutable
@JsonSerialize(as = ImmutableStockQuery.class)
@JsonDeserialize(as = ImmutableStockQuery.class)
public interface StockQuery {
  String region();

  String instanceType();

  @Value.Default
  default String ioOptimized() {
    return "optimized";
  }

  @Value.Default
  default String chargeType() {
    return "PostPaid";
  }

  static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link StockQuery}. */
  final class Builder extends ImmutableStockQuery.Builder {}
}
