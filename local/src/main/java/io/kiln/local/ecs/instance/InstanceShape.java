package io.kiln.local.ecs.instance;

import io.kiln.local.ecs.Ask;
import io.kiln.local.ecs.Course;
import io.kiln.local.ecs.Times;
import io.kiln.local.ecs.catalogue.Catalogue;
import io.kiln.local.ecs.catalogue.TypeEntry;
import io.kiln.local.ecs.network.Eip;
import io.kiln.local.rpc.Body;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An instance as the API shows it. */
final class InstanceShape {
  private final Catalogue catalogue;

  InstanceShape(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  Body of(Instance instance, Ask ask) {
    return Body.of("InstanceId", instance.id())
        .and("InstanceName", instance.card().name())
        .and("Description", instance.card().description())
        .and("HostName", instance.login().hostName())
        .and("Status", instance.state(ask.now()))
        .and("RegionId", ask.region().id())
        .and("ZoneId", instance.place().zoneId())
        .and("ImageId", instance.source().imageId())
        .and("KeyPairName", instance.login().keyPairName())
        .and("DeletionProtection", instance.life().deletionProtected())
        .all(hardware(instance))
        .all(times(instance))
        .all(network(instance, ask))
        .all(constants())
        .list("Tags", "Tag", ask.tagList(instance.card()));
  }

  private Map<String, Object> hardware(Instance instance) {
    Optional<TypeEntry> type = catalogue.type(instance.source().type());
    return Body.of("InstanceType", instance.source().type())
        .and("InstanceTypeFamily", type.map(TypeEntry::family).orElse(""))
        .and("Cpu", type.map(TypeEntry::cpu).orElse(1))
        .and("Memory", type.map(found -> (int) (found.memory() * 1024)).orElse(1024))
        .and("OSType", "linux")
        .and("OSName", instance.source().os().name())
        .and("OSNameEn", instance.source().os().nameEn())
        .fields();
  }

  private static Map<String, Object> times(Instance instance) {
    Instant release = instance.life().autoRelease();
    boolean started = instance.life().everStarted();
    return Body.of("CreationTime", Times.minutes(instance.card().created()))
        .and("StartTime", started ? Times.minutes(instance.life().started()) : "")
        .and("ExpiredTime", "2099-12-31T15:59Z")
        .and("AutoReleaseTime", release.equals(Course.NEVER) ? "" : Times.minutes(release))
        .fields();
  }

  private static Map<String, Object> network(Instance instance, Ask ask) {
    Instance.Net net = instance.net();
    List<String> own = net.publicIp().isEmpty() ? List.of() : List.of(net.publicIp());
    return Body.of("InstanceNetworkType", "vpc")
        .and("InternetChargeType", net.chargeType())
        .and("InternetMaxBandwidthOut", net.bandwidthOut())
        .and("InternetMaxBandwidthIn", Math.max(10, net.bandwidthOut()))
        .list("SecurityGroupIds", "SecurityGroupId", net.groups())
        .list("PublicIpAddress", "IpAddress", own)
        .list("InnerIpAddress", "IpAddress", List.of())
        .and("EipAddress", eip(instance, ask))
        .and("VpcAttributes", vpc(instance.place()))
        .list("NetworkInterfaces", "NetworkInterface", List.of(card(instance.place())))
        .fields();
  }

  private static Body eip(Instance instance, Ask ask) {
    Optional<Eip> eip =
        ask.region().all(Eip.KIND).stream()
            .filter(each -> each.instanceId().equals(instance.id()))
            .findFirst();
    return Body.of("AllocationId", eip.map(Eip::id).orElse(""))
        .and("IpAddress", eip.map(Eip::ipAddress).orElse(""))
        .and("Bandwidth", eip.map(each -> Integer.parseInt(each.tariff().bandwidth())).orElse(0))
        .and("InternetChargeType", eip.map(each -> each.tariff().chargeType()).orElse(""))
        .and("IsSupportUnassociate", eip.isPresent());
  }

  private static Body vpc(Instance.Place place) {
    return Body.of("VpcId", place.vpcId())
        .and("VSwitchId", place.vSwitchId())
        .and("NatIpAddress", "")
        .list("PrivateIpAddress", "IpAddress", List.of(place.privateIp()));
  }

  private static Body card(Instance.Place place) {
    Body address = Body.of("PrivateIpAddress", place.privateIp()).and("Primary", true);
    return Body.of("NetworkInterfaceId", place.eniId())
        .and("MacAddress", "")
        .and("PrimaryIpAddress", place.privateIp())
        .and("Type", "Primary")
        .list("PrivateIpSets", "PrivateIpSet", List.of(address));
  }

  private static Map<String, Object> constants() {
    Body metadata =
        Body.of("HttpEndpoint", "enabled")
            .and("HttpTokens", "optional")
            .and("HttpPutResponseHopLimit", 1);
    return Body.of("InstanceChargeType", "PostPaid")
        .and("StoppedMode", "Not-applicable")
        .and("SpotStrategy", "NoSpot")
        .and("IoOptimized", true)
        .and("DeviceAvailable", true)
        .and("ResourceGroupId", "")
        .list("OperationLocks", "LockReason", List.of())
        .and("MetadataOptions", metadata)
        .fields();
  }
}
