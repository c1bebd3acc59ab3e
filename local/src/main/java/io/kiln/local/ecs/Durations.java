package io.kiln.local.ecs;

import java.time.Duration;

/**
 * How long things take. Where ecs-api.md (3.1) has seen numbers these are in their range; where it
 * has none (CreateInstance, stop, snapshot, image) they are assumptions.
 */
public final class Durations {
  public static final Duration VPC_CREATE = Duration.ofSeconds(6);
  public static final Duration VPC_DELETE = Duration.ofSeconds(5);
  public static final Duration VSWITCH_CREATE = Duration.ofSeconds(5);
  public static final Duration VSWITCH_DELETE = Duration.ofSeconds(6);
  public static final Duration INSTANCE_PENDING = Duration.ofSeconds(5);
  public static final Duration INSTANCE_STARTING = Duration.ofSeconds(15);
  public static final Duration INSTANCE_STOPPING = Duration.ofSeconds(15);
  public static final Duration INSTANCE_RELEASE = Duration.ofSeconds(10);

  /** A released instance's interface keeps its group and vSwitch busy for a while. */
  public static final Duration INTERFACE_LINGERS = Duration.ofSeconds(8);

  public static final Duration EIP_ASSOCIATE = Duration.ofSeconds(3);
  public static final Duration EIP_UNASSOCIATE = Duration.ofSeconds(3);
  public static final Duration EIP_RELEASE = Duration.ofSeconds(2);
  public static final Duration SNAPSHOT = Duration.ofSeconds(90);
  public static final Duration IMAGE_WAITING = Duration.ofSeconds(10);
  public static final Duration IMAGE_CREATING = Duration.ofSeconds(170);

  /** Seen between regions; a copy inside one is taken to be as fast as an image. */
  public static final Duration IMAGE_COPY_FAR = Duration.ofMinutes(35);

  private Durations() {}
}
