package io.kiln.network;

import io.kiln.build.Build;
import io.kiln.build.StepFailure;
import io.kiln.cloud.Regions;
import io.kiln.cloud.StockQuery;
import io.kiln.cloud.StockView;
import io.kiln.cloud.ZoneView;
import io.kiln.template.EcsBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Chooses zone and instance type together: the template's zone, or that of its vSwitch, or one
 * where the type is in stock; and of the template's types the first that is in stock there.
 */
public final class ChooseZone {
  private final EcsBuilder config;
  private final Regions regions;

  public ChooseZone(EcsBuilder config, Regions regions) {
    this.config = config;
    this.regions = regions;
  }

  /**
   * The build with its zone and type.
   *
   * @throws StepFailure when no zone of the region has any of the types; it names what there is
   */
  Build of(Build build) {
    Optional<String> fixed = build.zoneId().or(config::zoneId);
    if (fixed.isPresent() && config.instanceTypes().isEmpty()) {
      return chosen(build, fixed.get(), config.instanceType());
    }
    List<ZoneView> usable = usable(build, fixed);
    Optional<Build> second = Optional.empty();
    for (String type : types()) {
      List<String> offering = offering(usable, type);
      Optional<String> stocked =
          offering.isEmpty() ? Optional.empty() : inStock(build, type, offering).findFirst();
      if (stocked.isPresent()) {
        return chosen(build, stocked.get(), type);
      }
      if (second.isEmpty() && !offering.isEmpty()) {
        second = Optional.of(chosen(build, offering.get(offering.size() - 1), type));
      }
    }
    return second.orElseThrow(() -> StepFailure.refused(nowhere(usable)));
  }

  /**
   * Where to try next when the type turned out to be sold out in its zone: another zone that shows
   * it in stock, then the template's next type, the zone at hand first. Empty when all was tried.
   */
  public Optional<Build> after(Build build) {
    Build noted = build.withSoldOut(noting(build));
    String tried = build.instanceType().orElseThrow();
    Optional<String> fixed = config.vswitchId().isPresent() ? build.zoneId() : config.zoneId();
    List<ZoneView> usable = usable(build, fixed);
    List<String> types = types();
    for (String type : types.subList(Math.max(0, types.indexOf(tried)), types.size())) {
      List<String> untried =
          offering(usable, type).stream()
              .filter(zone -> !noted.soldOut().contains(place(type, zone)))
              .collect(Collectors.toList());
      Optional<String> zone = untried.isEmpty() ? Optional.empty() : nextZone(noted, type, untried);
      if (zone.isPresent()) {
        return Optional.of(moved(noted, zone.get(), type));
      }
    }
    return Optional.empty();
  }

  private Optional<String> nextZone(Build build, String type, List<String> offering) {
    List<String> stocked = inStock(build, type, offering).collect(Collectors.toList());
    return build
        .zoneId()
        .filter(here -> stocked.contains(here) || (stocked.isEmpty() && offering.contains(here)))
        .or(() -> stocked.stream().findFirst());
  }

  private static List<String> noting(Build build) {
    List<String> all = new ArrayList<>(build.soldOut());
    all.add(place(build.instanceType().orElseThrow(), build.zoneId().orElse("")));
    return all;
  }

  private static String place(String type, String zone) {
    return type + " in " + zone;
  }

  /** Another zone needs another vSwitch. */
  private static Build moved(Build build, String zone, String type) {
    Build chosen = chosen(build, zone, type);
    return build.zoneId().filter(zone::equals).isPresent()
        ? chosen
        : chosen.withVSwitchId(Optional.empty());
  }

  private List<ZoneView> usable(Build build, Optional<String> fixed) {
    return regions.zones(build.region()).all().stream()
        .filter(z -> z.resourceTypes().contains("VSwitch"))
        .filter(z -> fixed.isEmpty() || fixed.get().equals(z.id()))
        .collect(Collectors.toList());
  }

  private List<String> types() {
    List<String> types = new ArrayList<>(List.of(config.instanceType()));
    types.addAll(config.instanceTypes());
    return types.stream().distinct().collect(Collectors.toList());
  }

  private static Build chosen(Build build, String zone, String type) {
    return build.withZoneId(zone).withInstanceType(type);
  }

  private static List<String> offering(List<ZoneView> zones, String type) {
    return zones.stream()
        .filter(z -> z.instanceTypes().contains(type))
        .map(ZoneView::id)
        .collect(Collectors.toList());
  }

  /** Only WithStock is safe; ClosedWithStock means that the type is being retired. */
  private Stream<String> inStock(Build build, String type, List<String> offering) {
    StockQuery query = StockQuery.builder().region(build.region()).instanceType(type).build();
    return regions.stock(query).all().stream()
        .filter(s -> s.category().equals("WithStock") && offering.contains(s.zoneId()))
        .map(StockView::zoneId);
  }

  private String nowhere(List<ZoneView> usable) {
    TreeSet<String> types = new TreeSet<>();
    usable.forEach(z -> types.addAll(z.instanceTypes()));
    String text =
        "The instance type " + String.join(", ", types()) + " isn't available in this region.";
    return types.isEmpty()
        ? text + "\n You can change to other regions."
        : text
            + "\n You can either change the instance to one of following: ["
            + String.join(" ", types)
            + "] \nor choose another region.";
  }
}
