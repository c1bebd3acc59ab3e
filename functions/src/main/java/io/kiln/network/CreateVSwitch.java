package io.kiln.network;

import io.kiln.build.Build;
import io.kiln.build.Lifecycle;
import io.kiln.build.Outcome;
import io.kiln.build.Resource;
import io.kiln.build.Step;
import io.kiln.build.Thing;
import io.kiln.build.Words;
import io.kiln.cloud.CloudFailure;
import io.kiln.cloud.Taggable;
import io.kiln.cloud.Tags;
import io.kiln.cloud.VSwitches;
import io.kiln.template.EcsBuilder;
import java.time.Duration;

/**
 * Makes the temporary vSwitch in a zone that has the instance type, with addresses that nobody else
 * in its VPC has; or takes the one that the template names. Run again with another zone it makes
 * one there.
 */
public final class CreateVSwitch implements Step {
  private static final String OVERLAPPED = "InvalidCidrBlock.Overlapped";
  private static final int MOST_COLLISIONS = 5;

  private static final Words WORDS =
      Words.named("vSwitch", Duration.ofSeconds(5))
          .creating("Creating vswitch...")
          .created("Created vswitch: ");

  private final EcsBuilder config;
  private final VSwitches vSwitches;
  private final Tags tags;
  private final ChooseZone zones;
  private final ChooseBlock blocks;
  private final Lifecycle lifecycle;

  public CreateVSwitch(
      EcsBuilder config,
      VSwitches vSwitches,
      Tags tags,
      ChooseZone zones,
      ChooseBlock blocks,
      Lifecycle lifecycle) {
    this.config = config;
    this.vSwitches = vSwitches;
    this.tags = tags;
    this.zones = zones;
    this.blocks = blocks;
    this.lifecycle = lifecycle;
  }

  @Override
  public String name() {
    return "create-vswitch";
  }

  @Override
  public Outcome run(Build build) {
    if (build.instanceType().isEmpty()) {
      return Outcome.record(zones.of(build));
    }
    if (config.vswitchId().isPresent()) {
      return Outcome.done(build.withVSwitchId(config.vswitchId()));
    }
    String key = OwnVSwitch.keyIn(build);
    try {
      Outcome made = lifecycle.make(build, this, thing(key), WORDS);
      return made.kind() == Outcome.Kind.DONE ? tagged(made.build(), key) : made;
    } catch (CloudFailure refusal) {
      return collided(build, key, refusal);
    }
  }

  /** Another build took the block between the look and the call: choose again. */
  private Outcome collided(Build build, String key, CloudFailure refusal) {
    boolean overlap = refusal.code().filter(OVERLAPPED::equals).isPresent();
    boolean shared = build.ledger().find("vpc").isEmpty();
    int attempt = build.ledger().find(key).map(Resource::attempt).orElse(0);
    if (overlap && shared && attempt < MOST_COLLISIONS) {
      return Outcome.record(Lifecycle.withdrawn(build, key, refusal));
    }
    throw refusal;
  }

  private Outcome tagged(Build build, String key) {
    String id = build.ledger().idOf(key);
    return LateTags.add(tags, build, Taggable.VSWITCH, "tag-" + key, id)
        .orElseGet(() -> Outcome.done(build.withVSwitchId(id)));
  }

  @Override
  public Outcome undo(Build build, Resource resource) {
    return lifecycle.unmake(build, resource, thing(resource.key()), WORDS);
  }

  private Thing thing(String key) {
    return new OwnVSwitch(config, vSwitches, blocks, key);
  }
}
