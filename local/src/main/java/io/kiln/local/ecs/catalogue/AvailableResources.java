package io.kiln.local.ecs.catalogue;

import io.kiln.local.ecs.Action;
import io.kiln.local.ecs.ActionGroup;
import io.kiln.local.ecs.Ask;
import io.kiln.local.rpc.Body;
import io.kiln.local.rpc.EcsError;
import java.util.List;

/** DescribeAvailableResource: which zone sells what. */
public final class AvailableResources implements ActionGroup {
  private static final List<String> DISKS = List.of("cloud_efficiency", "cloud_ssd", "cloud_essd");

  private final Catalogue catalogue;

  public AvailableResources(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  @Override
  public List<Action> actions() {
    return List.of(Action.of("DescribeAvailableResource", this::describe));
  }

  private Body describe(Ask ask) {
    String wanted = ask.params().required("DestinationResource");
    List<Body> zones =
        catalogue.zones(ask.region().id()).stream()
            .filter(zone -> ask.lets("ZoneId", zone))
            .filter(zone -> !typesIn(zone, ask).isEmpty())
            .map(zone -> zone(zone, wanted, ask))
            .toList();
    return Body.empty().list("AvailableZones", "AvailableZone", zones);
  }

  private List<String> typesIn(String zone, Ask ask) {
    return catalogue.types().stream()
        .filter(type -> type.isSoldIn(zone) && ask.lets("InstanceType", type.id()))
        .map(TypeEntry::id)
        .toList();
  }

  private Body zone(String zone, String wanted, Ask ask) {
    List<Body> values =
        valuesOf(zone, wanted, ask).stream().map(value -> value(value, wanted)).toList();
    Body resource = Body.of("Type", wanted).list("SupportedResources", "SupportedResource", values);
    return stocked(Body.of("RegionId", ask.region().id()).and("ZoneId", zone))
        .list("AvailableResources", "AvailableResource", List.of(resource));
  }

  private List<String> valuesOf(String zone, String wanted, Ask ask) {
    return switch (wanted) {
      case "Zone" -> List.of(zone);
      case "InstanceType" -> typesIn(zone, ask);
      case "SystemDisk", "DataDisk" -> DISKS;
      case "IoOptimized" -> List.of("optimized");
      case "Network" -> List.of("vpc");
      default ->
          throw new EcsError(
              400,
              "Invalid.DestinationResource",
              "The specified parameter DestinationResource is not valid.");
    };
  }

  private static Body value(String value, String wanted) {
    Body body = stocked(Body.of("Value", value));
    boolean disk = wanted.endsWith("Disk");
    return disk ? body.and("Min", 20).and("Max", 32768).and("Unit", "GiB") : body;
  }

  private static Body stocked(Body body) {
    return body.and("Status", "Available").and("StatusCategory", "WithStock");
  }
}
