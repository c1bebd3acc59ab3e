package io.kiln.cloud;

import com.aliyuncs.ecs.model.v20140526.DeleteInstanceRequest;
import com.aliyuncs.ecs.model.v20140526.DescribeInstancesRequest;
import com.aliyuncs.ecs.model.v20140526.ModifyInstanceAutoReleaseTimeRequest;
import com.aliyuncs.ecs.model.v20140526.StopInstanceRequest;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Instances: the machines that a build provisions. */
public final class Instances {
  private final Rpc rpc;

  Instances(Rpc rpc) {
    this.rpc = rpc;
  }

  /** Asks for an instance, which starts by itself; returns its id. */
  public String run(NewInstance instance) {
    Call call =
        Call.ecs(Act.CREATE, "Error creating instance", instance.region(), RunRequest.of(instance));
    RunRequest.addDisks(call, instance);
    return rpc.create(call.tags(instance.tags()), "InstanceIdSets/InstanceIdSet/0");
  }

  public Found<InstanceView> byId(String region, String id) {
    DescribeInstancesRequest request = new DescribeInstancesRequest();
    request.setInstanceIds(Call.array(List.of(id)));
    return look(looking(region, request)).keeping(instance -> instance.id().equals(id));
  }

  /** Instances that carry all these tags. */
  public Found<InstanceView> byTags(String region, Map<String, String> tags) {
    return look(looking(region, new DescribeInstancesRequest()).tags(tags))
        .keeping(instance -> instance.tags().entrySet().containsAll(tags.entrySet()));
  }

  /**
   * Shuts a running instance down, and keeps its place and address.
   *
   * @param force cuts the power instead
   */
  public void stop(String region, String id, boolean force) {
    StopInstanceRequest request = new StopInstanceRequest();
    request.setInstanceId(id);
    request.setForceStop(force);
    request.setStoppedMode("KeepCharging");
    rpc.send(Call.ecs(Act.CHANGE, "Error stopping instance " + id, region, request));
  }

  /** Sets the moment at which the cloud releases the instance by itself, 30 min ahead or more. */
  public void releaseAt(String region, String id, Instant moment) {
    autoRelease(region, id, RunRequest.moment(moment));
  }

  /** Lets the instance stay until it is deleted. */
  public void releaseNever(String region, String id) {
    autoRelease(region, id, "");
  }

  /**
   * Releases the instance; returns normally also when it is gone already.
   *
   * @param force also while it runs
   */
  public void delete(String region, String id, boolean force) {
    DeleteInstanceRequest request = new DeleteInstanceRequest();
    request.setInstanceId(id);
    request.setForce(force);
    rpc.erase(Call.ecs(Act.DELETE, "Failed to clean up instance " + id, region, request));
  }

  private void autoRelease(String region, String id, String moment) {
    ModifyInstanceAutoReleaseTimeRequest request = new ModifyInstanceAutoReleaseTimeRequest();
    request.setInstanceId(id);
    request.setAutoReleaseTime(moment);
    rpc.send(Call.ecs(Act.CHANGE, "Error setting the release time of " + id, region, request));
  }

  private static Call looking(String region, DescribeInstancesRequest request) {
    return Call.ecs(Act.LOOK, "Error querying instance", region, request);
  }

  private Found<InstanceView> look(Call call) {
    return rpc.look(call, "Instances/Instance", Instances::view);
  }

  private static InstanceView view(JsonNode instance) {
    return InstanceView.builder()
        .id(Fields.plain(instance, "InstanceId"))
        .name(Fields.plain(instance, "InstanceName"))
        .status(Fields.plain(instance, "Status"))
        .zoneId(Fields.plain(instance, "ZoneId"))
        .imageId(Fields.plain(instance, "ImageId"))
        .instanceType(Fields.plain(instance, "InstanceType"))
        .keyPairName(Fields.text(instance, "KeyPairName"))
        .publicIp(first(instance, "PublicIpAddress/IpAddress"))
        .privateIp(first(instance, "VpcAttributes/PrivateIpAddress/IpAddress"))
        .autoReleaseTime(Fields.moment(instance, "AutoReleaseTime"))
        .tags(Fields.tags(instance))
        .build();
  }

  private static Optional<String> first(JsonNode instance, String path) {
    return Fields.texts(instance, path).stream().filter(ip -> !ip.isEmpty()).findFirst();
  }
}
