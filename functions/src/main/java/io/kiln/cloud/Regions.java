package io.kiln.cloud;

import com.aliyuncs.ecs.model.v20140526.DescribeAvailableResourceRequest;
import com.aliyuncs.ecs.model.v20140526.DescribeRegionsRequest;
import com.aliyuncs.ecs.model.v20140526.DescribeZonesRequest;
import com.fasterxml.jackson.databind.JsonNode;

/** Where the cloud is, and what it has there. */
public final class Regions {
  /** Asked for the list of regions: a template's own region may not exist. */
  private static final String ALWAYS_THERE = "cn-hangzhou";

  private final Rpc rpc;

  Regions(Rpc rpc) {
    this.rpc = rpc;
  }

  /** The names of all regions this account may use. */
  public Found<String> all() {
    Call call =
        Call.ecs(Act.LOOK, "Failed querying regions", ALWAYS_THERE, new DescribeRegionsRequest());
    return rpc.lookOnce(
        call, body -> Fields.list(body, "Regions/Region", r -> Fields.plain(r, "RegionId")));
  }

  /** The zones of a region, in the cloud's order. */
  public Found<ZoneView> zones(String region) {
    Call call =
        Call.ecs(Act.LOOK, "Query for available zones failed", region, new DescribeZonesRequest());
    return rpc.lookOnce(call, body -> Fields.list(body, "Zones/Zone", Regions::zone));
  }

  /** Which zones have an instance type in stock. */
  public Found<StockView> stock(StockQuery query) {
    DescribeAvailableResourceRequest request = new DescribeAvailableResourceRequest();
    request.setDestinationResource("InstanceType");
    request.setInstanceType(query.instanceType());
    request.setIoOptimized(query.ioOptimized());
    request.setInstanceChargeType(query.chargeType());
    Call call = Call.ecs(Act.LOOK, "Query for available zones failed", query.region(), request);
    return rpc.lookOnce(
        call,
        body -> Fields.list(body, "AvailableZones/AvailableZone", zone -> stock(zone, query)));
  }

  private static ZoneView zone(JsonNode zone) {
    return ZoneView.builder()
        .id(Fields.plain(zone, "ZoneId"))
        .resourceTypes(Fields.texts(zone, "AvailableResourceCreation/ResourceTypes"))
        .instanceTypes(Fields.texts(zone, "AvailableInstanceTypes/InstanceTypes"))
        .build();
  }

  /** The zone's word on this type counts; only without one, its word on the zone. */
  private static StockView stock(JsonNode zone, StockQuery query) {
    JsonNode word = zone;
    for (JsonNode resource : zone.at("/AvailableResources/AvailableResource")) {
      for (JsonNode supported : resource.at("/SupportedResources/SupportedResource")) {
        if (Fields.plain(supported, "Value").equals(query.instanceType())) {
          word = supported;
        }
      }
    }
    return StockView.builder()
        .zoneId(Fields.plain(zone, "ZoneId"))
        .status(Fields.plain(word, "Status"))
        .category(Fields.plain(word, "StatusCategory"))
        .build();
  }
}
