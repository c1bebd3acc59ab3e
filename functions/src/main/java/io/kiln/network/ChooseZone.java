package io.kiln.network;

import io.kiln.build.Build;
import io.kiln.build.StepFailure;
import io.kiln.cloud.Regions;
import io.kiln.cloud.StockQuery;
import io.kiln.cloud.StockView;
import io.kiln.cloud.ZoneView;
import io.kiln.template.EcsBuilder;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Chooses the zone: the template's, or one where the instance type is in stock. */
public final class ChooseZone {
  private final EcsBuilder config;
  private final Regions regions;

  public ChooseZone(EcsBuilder config, Regions regions) {
    this.config = config;
    this.regions = regions;
  }

  /**
   * The zone's id.
   *
   * @throws StepFailure when no zone of the region has the type; it names what the region has
   */
  String of(Build build) {
    if (config.zoneId().isPresent()) {
      return config.zoneId().get();
    }
    List<ZoneView> zones = regions.zones(build.region()).all();
    List<ZoneView> usable =
        zones.stream()
            .filter(z -> z.resourceTypes().contains("VSwitch"))
            .collect(Collectors.toList());
    List<String> offering =
        usable.stream()
            .filter(z -> z.instanceTypes().contains(config.instanceType()))
            .map(ZoneView::id)
            .collect(Collectors.toList());
    if (offering.isEmpty()) {
      throw StepFailure.refused(nowhere(usable));
    }
    return inStock(build, offering).orElse(offering.get(offering.size() - 1));
  }

  /** Only WithStock is safe; ClosedWithStock means that the type is being retired. */
  private Optional<String> inStock(Build build, List<String> offering) {
    StockQuery query =
        StockQuery.builder().region(build.region()).instanceType(config.instanceType()).build();
    return regions.stock(query).all().stream()
        .filter(s -> s.category().equals("WithStock") && offering.contains(s.zoneId()))
        .map(StockView::zoneId)
        .findFirst();
  }

  private String nowhere(List<ZoneView> usable) {
    TreeSet<String> types = new TreeSet<>();
    usable.forEach(z -> types.addAll(z.instanceTypes()));
    String text = "The instance type " + config.instanceType() + " isn't available in this region.";
    return types.isEmpty()
        ? text + "\n You can change to other regions."
        : text
            + "\n You can either change the instance to one of following: ["
            + String.join(" ", types)
            + "] \nor choose another region.";
  }
}
