package io.kiln.cloud;

import io.kiln.build.Endpoint;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where the cloud is reached: the public addresses unless a service is pointed elsewhere. */
public final class Endpoints {
  private final Map<Product, Endpoint> elsewhere;

  private Endpoints(Map<Product, Endpoint> elsewhere) {
    this.elsewhere = elsewhere;
  }

  /** The vendor's own, one host for each region. */
  public static Endpoints standard() {
    return new Endpoints(Map.of());
  }

  public Endpoints withEcs(Endpoint endpoint) {
    return with(Product.ECS, endpoint);
  }

  public Endpoints withVpc(Endpoint endpoint) {
    return with(Product.VPC, endpoint);
  }

  public Endpoints withFlows(Endpoint endpoint) {
    return with(Product.FNF, endpoint);
  }

  public Endpoints withSts(Endpoint endpoint) {
    return with(Product.STS, endpoint);
  }

  private Endpoints with(Product product, Endpoint endpoint) {
    Map<Product, Endpoint> changed = new EnumMap<>(Product.class);
    changed.putAll(elsewhere);
    changed.put(product, endpoint);
    return new Endpoints(changed);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Endpoints && elsewhere.equals(((Endpoints) other).elsewhere);
  }

  @Override
  public int hashCode() {
    return elsewhere.hashCode();
  }

  Optional<Endpoint> forProduct(Product product) {
    return Optional.ofNullable(elsewhere.get(product));
  }
}
