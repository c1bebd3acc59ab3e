package io.kiln.template;

import io.kiln.template.problem.Place;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;

/** One builder of type alicloud-ecs: from which image, on what machine, into which image. */
@Value.Immutable
public interface EcsBuilder extends WithEcsBuilder {
  String name();

  /** Always {@code alicloud-ecs}. */
  String type();

  Place place();

  Access access();

  String region();

  boolean skipRegionValidation();

  boolean skipImageValidation();

  String imageName();

  Optional<String> imageVersion();

  Optional<String> imageDescription();

  Optional<String> resourceGroupId();

  boolean imageForceDelete();

  boolean imageForceDeleteSnapshots();

  boolean imageForceDeleteInstances();

  boolean ignoreDataDisks();

  Map<String, String> tags();

  /** Absent when an image family is given. */
  Optional<String> sourceImage();

  Optional<String> imageFamily();

  String instanceType();

  Optional<String> instanceName();

  /** The instance's description. */
  Optional<String> description();

  Optional<String> zoneId();

  /** Absent: the cloud decides. */
  Optional<Boolean> ioOptimized();

  boolean forceStopInstance();

  /** The template's provisioners stop the machine themselves. */
  boolean disableStopInstance();

  Map<String, String> runTags();

  Optional<String> userData();

  /** As written. */
  Optional<String> userDataFile();

  Optional<String> ecsRamRoleName();

  /** {@code Active} or {@code Deactive}. */
  Optional<String> securityEnhancementStrategy();

  /** {@code PayByTraffic} or {@code PayByBandwidth}. */
  Optional<String> internetChargeType();

  /** Mbit/s; 0: not given. */
  int internetMaxBandwidthOut();

  boolean associatePublicIpAddress();

  Optional<String> eipId();

  Optional<String> vpcId();

  Optional<String> vpcName();

  /** {@code vpc_cidr_block}. */
  Optional<String> cidrBlock();

  Optional<String> vswitchId();

  Optional<String> vswitchName();

  Optional<String> securityGroupId();

  Optional<String> securityGroupName();

  boolean sshPrivateIp();

  Disk systemDisk();

  List<Disk> dataDisks();

  Duration waitSnapshotReadyTimeout();

  /** Absent: {@code "communicator": "none"}, nothing connects to the machine. */
  Optional<SshSettings> communicator();

  static Builder builder() {
    return new Builder();
  }

  /** Builds an {@link EcsBuilder}. */
  final class Builder extends ImmutableEcsBuilder.Builder {}
}
