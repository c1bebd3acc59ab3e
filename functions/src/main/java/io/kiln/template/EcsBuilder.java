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

  List<String> shareAccounts();

  List<String> unshareAccounts();

  /** Regions other than the builder's own. */
  List<ImageCopy> copies();

  /** Absent: as the source image is. */
  Optional<Boolean> imageEncrypted();

  /** The key that encrypts the image; absent: the service's own. */
  Optional<String> kmsKeyId();

  Optional<String> targetImageFamily();

  /** {@code BIOS}, {@code UEFI} or {@code UEFI-Preferred}. */
  Optional<String> bootMode();

  /** Provisions, and makes no image of it. */
  boolean skipCreateImage();

  /** Absent when an image family is given. */
  Optional<String> sourceImage();

  Optional<String> imageFamily();

  String instanceType();

  /** Tried in order when {@link #instanceType} is out of stock. */
  List<String> instanceTypes();

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

  Duration waitCopyingImageReadyTimeout();

  /** Absent: {@code "communicator": "none"}, nothing connects to the machine. */
  Optional<SshSettings> communicator();

  static Builder builder() {
    return new Builder();
  }

  /** Builds an {@link EcsBuilder}. */
  final class Builder extends ImmutableEcsBuilder.Builder {}
}
