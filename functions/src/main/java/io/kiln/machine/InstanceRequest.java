package io.kiln.machine;

import io.kiln.build.Build;
import io.kiln.build.BundleFiles;
import io.kiln.cloud.DataDisk;
import io.kiln.cloud.NewInstance;
import io.kiln.cloud.SystemDisk;
import io.kiln.template.Disk;
import io.kiln.template.EcsBuilder;
import io.kiln.template.Secret;
import io.kiln.template.SshSettings;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Turns a builder's options into the request for its instance. */
public final class InstanceRequest {
  /** Mbit/s of the address that comes with the instance; inbound gets at least 10. */
  private static final int BANDWIDTH = 10;

  private final EcsBuilder config;
  private final BundleFiles files;
  private final Clock clock;

  public InstanceRequest(EcsBuilder config, BundleFiles files, Clock clock) {
    this.config = config;
    this.files = files;
    this.clock = clock;
  }

  NewInstance of(Build build, String token) {
    return NewInstance.builder()
        .region(build.region())
        .imageId(build.sourceImageId().orElseThrow())
        .instanceType(build.instanceType().orElse(config.instanceType()))
        .securityGroupId(build.securityGroupId().orElseThrow())
        .vSwitchId(build.vSwitchId().orElseThrow())
        .zoneId(build.zoneId())
        .instanceName(config.instanceName().orElse(build.resourceName()))
        .description(config.description())
        .internetChargeType(config.internetChargeType())
        .internetMaxBandwidthOut(bandwidth())
        .ioOptimized(config.ioOptimized().map(optimized -> optimized ? "optimized" : "none"))
        .keyPairName(build.keyPairName())
        .systemDisk(systemDisk(config.systemDisk()))
        .dataDisks(config.dataDisks().stream().map(d -> dataDisk(d)).collect(Collectors.toList()))
        .ramRoleName(config.ecsRamRoleName())
        .securityEnhancementStrategy(config.securityEnhancementStrategy())
        .resourceGroupId(config.resourceGroupId())
        .autoReleaseTime(KeepAlive.first(clock.instant()))
        .tags(tags(build))
        .token(token)
        .build();
  }

  /** Adds what the journal must not hold: secrets. The bundle never changes. */
  NewInstance complete(NewInstance announced) {
    return NewInstance.builder()
        .from(announced)
        .userData(userData())
        .password(config.communicator().flatMap(SshSettings::password).map(Secret::reveal))
        .build();
  }

  /** An EIP refuses an instance that has an address of its own; a private one needs none. */
  private Optional<Integer> bandwidth() {
    if (config.associatePublicIpAddress() || config.eipId().isPresent()) {
      return Optional.empty();
    }
    int asked = config.internetMaxBandwidthOut();
    boolean needsOne = !config.sshPrivateIp() && config.communicator().isPresent();
    return asked > 0 ? Optional.of(asked) : needsOne ? Optional.of(BANDWIDTH) : Optional.empty();
  }

  private Optional<String> userData() {
    return config
        .userData()
        .or(() -> config.userDataFile().map(this::read))
        .map(text -> Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8)));
  }

  private String read(String path) {
    try (InputStream in = files.open(files.list(path).get(0), 0)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Map<String, String> tags(Build build) {
    Map<String, String> tags = new HashMap<>(config.runTags());
    tags.putAll(build.temporaryTags());
    return tags;
  }

  private static SystemDisk systemDisk(Disk disk) {
    return SystemDisk.builder()
        .category(disk.category())
        .size(given(disk.size()))
        .name(disk.name())
        .description(disk.description())
        .encrypted(disk.encrypted())
        .kmsKeyId(disk.kmsKeyId())
        .build();
  }

  /** Always deleted with the instance: whatever outlives the build would cost and be nobody's. */
  private static DataDisk dataDisk(Disk disk) {
    return DataDisk.builder()
        .category(disk.category())
        .size(given(disk.size()))
        .snapshotId(disk.snapshotId())
        .device(disk.device())
        .name(disk.name())
        .description(disk.description())
        .deleteWithInstance(true)
        .encrypted(disk.encrypted())
        .kmsKeyId(disk.kmsKeyId())
        .build();
  }

  private static Optional<Integer> given(int size) {
    return size > 0 ? Optional.of(size) : Optional.empty();
  }
}
