package io.kiln.cloud;

import com.aliyuncs.ecs.model.v20140526.RunInstancesRequest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;

/** RunInstances, the one request that is larger than a screen. */
final class RunRequest {
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss'Z'").withZone(ZoneOffset.UTC);

  private RunRequest() {}

  static RunInstancesRequest of(NewInstance instance) {
    RunInstancesRequest request = new RunInstancesRequest();
    request.setImageId(instance.imageId());
    request.setInstanceType(instance.instanceType());
    request.setSecurityGroupId(instance.securityGroupId());
    request.setVSwitchId(instance.vSwitchId());
    request.setZoneId(instance.zoneId().orElse(null));
    request.setInstanceName(instance.instanceName().orElse(null));
    request.setDescription(instance.description().orElse(null));
    request.setInternetChargeType(instance.internetChargeType().orElse(null));
    request.setInternetMaxBandwidthOut(instance.internetMaxBandwidthOut().orElse(null));
    request.setIoOptimized(instance.ioOptimized().orElse(null));
    request.setKeyPairName(instance.keyPairName().orElse(null));
    request.setPassword(instance.password().orElse(null));
    request.setUserData(instance.userData().orElse(null));
    request.setRamRoleName(instance.ramRoleName().orElse(null));
    request.setSecurityEnhancementStrategy(instance.securityEnhancementStrategy().orElse(null));
    request.setResourceGroupId(instance.resourceGroupId().orElse(null));
    request.setAutoReleaseTime(instance.autoReleaseTime().map(RunRequest::moment).orElse(null));
    request.setClientToken(instance.token());
    return request;
  }

  static void addDisks(Call call, NewInstance instance) {
    SystemDisk disk = instance.systemDisk();
    call.maybe("SystemDisk.Category", disk.category().orElse(null))
        .maybe("SystemDisk.Size", disk.size().orElse(null))
        .maybe("SystemDisk.DiskName", disk.name().orElse(null))
        .maybe("SystemDisk.Description", disk.description().orElse(null))
        .maybe("SystemDisk.Encrypted", disk.encrypted().orElse(null))
        .maybe("SystemDisk.KMSKeyId", disk.kmsKeyId().orElse(null));
    int n = 1;
    for (DataDisk data : instance.dataDisks()) {
      addDisk(call, "DataDisk." + n++ + ".", data);
    }
  }

  private static void addDisk(Call call, String prefix, DataDisk disk) {
    call.maybe(prefix + "Category", disk.category().orElse(null))
        .maybe(prefix + "Size", disk.size().orElse(null))
        .maybe(prefix + "SnapshotId", disk.snapshotId().orElse(null))
        .maybe(prefix + "Device", disk.device().orElse(null))
        .maybe(prefix + "DiskName", disk.name().orElse(null))
        .maybe(prefix + "Description", disk.description().orElse(null))
        .with(prefix + "DeleteWithInstance", Boolean.toString(disk.deleteWithInstance()))
        .maybe(prefix + "Encrypted", disk.encrypted().orElse(null))
        .maybe(prefix + "KMSKeyId", disk.kmsKeyId().orElse(null));
  }

  /** To the minute: the cloud rounds seconds, and a replay must say the same. */
  static String moment(Instant moment) {
    return MOMENT.format(moment.truncatedTo(ChronoUnit.MINUTES));
  }
}
