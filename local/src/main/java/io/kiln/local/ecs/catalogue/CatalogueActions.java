package io.kiln.local.ecs.catalogue;

import io.kiln.local.ecs.Action;
import io.kiln.local.ecs.ActionGroup;
import io.kiln.local.ecs.Ask;
import io.kiln.local.rpc.Body;
import java.util.List;
import java.util.Map;

/** Regions, zones and instance types. */
public final class CatalogueActions implements ActionGroup {
  private static final List<String> DISKS =
      List.of("cloud_efficiency", "cloud_ssd", "cloud_essd", "cloud_auto", "cloud_essd_entry");

  private final Catalogue catalogue;

  public CatalogueActions(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  @Override
  public List<Action> actions() {
    return List.of(
        Action.of("DescribeRegions", this::regions),
        Action.of("DescribeZones", this::zones),
        Action.of("DescribeInstanceTypes", this::types));
  }

  private Body regions(Ask ask) {
    List<Body> regions = catalogue.regions().stream().map(CatalogueActions::region).toList();
    return Body.empty().list("Regions", "Region", regions);
  }

  private static Body region(RegionEntry region) {
    return Body.of("RegionId", region.id())
        .and("LocalName", region.name())
        .and("RegionEndpoint", "ecs." + region.id() + ".aliyuncs.com")
        .and("Status", "available");
  }

  private Body zones(Ask ask) {
    List<Body> zones = catalogue.zones(ask.region().id()).stream().map(this::zone).toList();
    return Body.empty().list("Zones", "Zone", zones);
  }

  private Body zone(String zone) {
    List<TypeEntry> sold = catalogue.types().stream().filter(type -> type.isSoldIn(zone)).toList();
    List<String> types = sold.stream().map(TypeEntry::id).toList();
    return Body.of("ZoneId", zone)
        .and("LocalName", zone)
        .and("ZoneType", "AvailabilityZone")
        .list(
            "AvailableResourceCreation",
            "ResourceTypes",
            List.of("VSwitch", "IoOptimized", "Instance", "Disk"))
        .list("AvailableInstanceTypes", "InstanceTypes", types)
        .list("AvailableDiskCategories", "DiskCategories", DISKS)
        .list("AvailableVolumeCategories", "VolumeCategories", List.of())
        .list("AvailableDedicatedHostTypes", "DedicatedHostType", List.of())
        .list("DedicatedHostGenerations", "DedicatedHostGeneration", List.of())
        .list("AvailableResources", "ResourcesInfo", List.of(resources(sold, types)));
  }

  private static Body resources(List<TypeEntry> sold, List<String> types) {
    List<String> families = sold.stream().map(TypeEntry::family).distinct().toList();
    return Body.of("IoOptimized", true)
        .list("InstanceTypes", "supportedInstanceType", types)
        .list("InstanceTypeFamilies", "supportedInstanceTypeFamily", families)
        .list("SystemDiskCategories", "supportedSystemDiskCategory", DISKS)
        .list("DataDiskCategories", "supportedDataDiskCategory", DISKS)
        .list("NetworkTypes", "supportedNetworkCategory", List.of("vpc"))
        .list("InstanceGenerations", "supportedInstanceGeneration", List.of("ecs-5", "ecs-6"));
  }

  private Body types(Ask ask) {
    List<String> wanted = ask.params().list("InstanceTypes");
    List<Body> types =
        catalogue.types().stream()
            .filter(type -> wanted.isEmpty() || wanted.contains(type.id()))
            .filter(type -> ask.lets("InstanceTypeFamily", type.family()))
            .filter(type -> catalogue.isSoldInRegion(type, ask.region().id()))
            .map(CatalogueActions::type)
            .toList();
    return Body.of("NextToken", "").list("InstanceTypes", "InstanceType", types);
  }

  private static Body type(TypeEntry type) {
    return Body.of("InstanceTypeId", type.id())
        .and("InstanceTypeFamily", type.family())
        .and("CpuCoreCount", type.cpu())
        .and("MemorySize", type.memory())
        .and("CpuArchitecture", type.architecture())
        .and("NvmeSupport", "unsupported")
        .and("LocalStorageCategory", type.localStorage())
        .and("GPUAmount", 0)
        .and("SupportedBootModes", Map.of("SupportedBootMode", List.of("BIOS")));
  }
}
