package io.kiln.cloud;

import io.kiln.build.Endpoint;
import java.util.Optional;

/** Where the cloud is reached: the public addresses unless a service is pointed elsewhere. */
public final class Endpoints {
  private final Optional<Endpoint> ecs;
  private final Optional<Endpoint> vpc;

  private Endpoints(Optional<Endpoint> ecs, Optional<Endpoint> vpc) {
    this.ecs = ecs;
    this.vpc = vpc;
  }

  /** The vendor's own, one host for each region. */
  public static Endpoints standard() {
    return new Endpoints(Optional.empty(), Optional.empty());
  }

  public Endpoints withEcs(Endpoint endpoint) {
    return new Endpoints(Optional.of(endpoint), vpc);
  }

  public Endpoints withVpc(Endpoint endpoint) {
    return new Endpoints(ecs, Optional.of(endpoint));
  }

  Optional<Endpoint> forProduct(Product product) {
    return product == Product.ECS ? ecs : vpc;
  }
}
