package io.kiln.network;

import io.kiln.build.Build;
import io.kiln.build.Outcome;
import io.kiln.build.Step;
import io.kiln.build.StepFailure;
import io.kiln.cloud.Found;
import io.kiln.cloud.InstanceView;
import io.kiln.cloud.Instances;
import io.kiln.template.EcsBuilder;
import java.util.Optional;

/** Finds the address that the instance came with: its public one, or inside its VPC. */
public final class FindAddress implements Step {
  private final EcsBuilder config;
  private final Instances instances;

  public FindAddress(EcsBuilder config, Instances instances) {
    this.config = config;
    this.instances = instances;
  }

  @Override
  public String name() {
    return "find-address";
  }

  @Override
  public Outcome run(Build build) {
    String id = build.instanceId().orElseThrow();
    Found<InstanceView> found = instances.byId(build.region(), id);
    Optional<String> address =
        found.one().flatMap(i -> config.sshPrivateIp() ? i.privateIp() : i.publicIp());
    if (address.isEmpty()) {
      throw StepFailure.refused(
          "The instance "
              + id
              + " has no "
              + (config.sshPrivateIp() ? "private" : "public")
              + " address ("
              + found.proof(id, found.isEmpty() ? "none" : "no address")
              + ")");
    }
    return Outcome.done(build.withAddress(address));
  }
}
