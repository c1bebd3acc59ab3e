package io.kiln.tests.blackbox;

import com.aliyuncs.AcsResponse;
import com.aliyuncs.DefaultAcsClient;
import com.aliyuncs.IAcsClient;
import com.aliyuncs.RpcAcsRequest;
import com.aliyuncs.ecs.model.v20140526.CreateSecurityGroupRequest;
import com.aliyuncs.ecs.model.v20140526.CreateVSwitchRequest;
import com.aliyuncs.ecs.model.v20140526.CreateVpcRequest;
import com.aliyuncs.ecs.model.v20140526.DeleteInstanceRequest;
import com.aliyuncs.ecs.model.v20140526.DeleteSecurityGroupRequest;
import com.aliyuncs.ecs.model.v20140526.DeleteVSwitchRequest;
import com.aliyuncs.ecs.model.v20140526.DeleteVpcRequest;
import com.aliyuncs.ecs.model.v20140526.DescribeImagesRequest;
import com.aliyuncs.ecs.model.v20140526.DescribeInstancesRequest;
import com.aliyuncs.ecs.model.v20140526.DescribeInstancesResponse.Instance;
import com.aliyuncs.ecs.model.v20140526.DescribeRegionsRequest;
import com.aliyuncs.ecs.model.v20140526.DescribeVSwitchesRequest;
import com.aliyuncs.ecs.model.v20140526.DescribeVpcsRequest;
import com.aliyuncs.ecs.model.v20140526.DescribeZonesRequest;
import com.aliyuncs.ecs.model.v20140526.RunInstancesRequest;
import com.aliyuncs.ecs.model.v20140526.StartInstanceRequest;
import com.aliyuncs.ecs.model.v20140526.StopInstanceRequest;
import com.aliyuncs.exceptions.ClientException;
import com.aliyuncs.profile.DefaultProfile;
import java.util.List;

/** A program with the vendor's classic Java SDK, as anybody would write it: a region and keys. */
final class ClassicRound {
  private static final String TYPE = "ecs.t5-c1m2.large";

  private final IAcsClient ecs =
      new DefaultAcsClient(DefaultProfile.getProfile("cn-shenzhen", "anAccessKey", "aSecret"));

  private ClassicRound() {}

  public static void main(String[] words) throws ClientException {
    new ClassicRound().round();
  }

  private void round() throws ClientException {
    ask(new DescribeRegionsRequest()).getRegions().stream()
        .filter(region -> region.getRegionId().equals("cn-shenzhen"))
        .forEach(region -> say("regions " + region.getRegionId()));
    String vpc = vpc();
    String vSwitch = vSwitch(vpc);
    CreateSecurityGroupRequest group = new CreateSecurityGroupRequest();
    group.setVpcId(vpc);
    String groupId = ask(group).getSecurityGroupId();
    String instance = runs(vSwitch, groupId);
    stopsAndDeletes(instance);
    deletes(vpc, vSwitch, groupId);
    say("all gone");
  }

  private String vpc() throws ClientException {
    CreateVpcRequest create = new CreateVpcRequest();
    create.setCidrBlock("172.16.0.0/16");
    String id = ask(create).getVpcId();
    DescribeVpcsRequest look = new DescribeVpcsRequest();
    look.setVpcId(id);
    until("the VPC", () -> ask(look).getVpcs().get(0).getStatus().equals("Available"));
    return id;
  }

  private String vSwitch(String vpc) throws ClientException {
    CreateVSwitchRequest create = new CreateVSwitchRequest();
    create.setVpcId(vpc);
    create.setCidrBlock("172.16.0.0/24");
    create.setZoneId(
        ask(new DescribeZonesRequest()).getZones().stream()
            .filter(zone -> zone.getAvailableInstanceTypes().contains(TYPE))
            .findFirst()
            .orElseThrow()
            .getZoneId());
    String id = ask(create).getVSwitchId();
    DescribeVSwitchesRequest look = new DescribeVSwitchesRequest();
    look.setVSwitchId(id);
    until("the vSwitch", () -> ask(look).getVSwitches().get(0).getStatus().equals("Available"));
    return id;
  }

  private String runs(String vSwitch, String group) throws ClientException {
    DescribeImagesRequest images = new DescribeImagesRequest();
    images.setImageName(Templates.SEED_IMAGE);
    String image = ask(images).getImages().get(0).getImageId();
    say("image " + ask(images).getImages().get(0).getImageName());
    RunInstancesRequest run = new RunInstancesRequest();
    run.setImageId(image);
    run.setInstanceType(TYPE);
    run.setVSwitchId(vSwitch);
    run.setSecurityGroupId(group);
    run.setInternetMaxBandwidthOut(5);
    String id = ask(run).getInstanceIdSets().get(0);
    until("the instance", () -> instances(id).get(0).getStatus().equals("Running"));
    say("Running " + id + " at " + instances(id).get(0).getPublicIpAddress().get(0));
    return id;
  }

  private void stopsAndDeletes(String id) throws ClientException {
    StopInstanceRequest stop = new StopInstanceRequest();
    stop.setInstanceId(id);
    ask(stop);
    until("the stop", () -> instances(id).get(0).getStatus().equals("Stopped"));
    say("Stopped " + id);
    StartInstanceRequest unknown = new StartInstanceRequest();
    unknown.setInstanceId("i-unknown");
    try {
      ask(unknown);
    } catch (ClientException refusal) {
      say("refused " + refusal.getErrCode());
    }
    DeleteInstanceRequest delete = new DeleteInstanceRequest();
    delete.setInstanceId(id);
    ask(delete);
    until("the instance to go", () -> instances(id).isEmpty());
  }

  private void deletes(String vpc, String vSwitch, String group) {
    DeleteSecurityGroupRequest deleteGroup = new DeleteSecurityGroupRequest();
    deleteGroup.setSecurityGroupId(group);
    until("the group to go", () -> accepted(deleteGroup));
    DeleteVSwitchRequest deleteVSwitch = new DeleteVSwitchRequest();
    deleteVSwitch.setVSwitchId(vSwitch);
    until("the vSwitch to go", () -> accepted(deleteVSwitch));
    DeleteVpcRequest deleteVpc = new DeleteVpcRequest();
    deleteVpc.setVpcId(vpc);
    until("the VPC to go", () -> accepted(deleteVpc));
    DescribeVpcsRequest look = new DescribeVpcsRequest();
    look.setVpcId(vpc);
    until("the VPC to be gone", () -> ask(look).getVpcs().isEmpty());
  }

  private List<Instance> instances(String id) throws ClientException {
    DescribeInstancesRequest look = new DescribeInstancesRequest();
    look.setInstanceIds("[\"" + id + "\"]");
    return ask(look).getInstances();
  }

  /** Not while something that was deleted before still holds it. */
  private boolean accepted(RpcAcsRequest<?> deletion) throws ClientException {
    try {
      ask(deletion);
      return true;
    } catch (ClientException refusal) {
      if (refusal.getErrCode().startsWith("DependencyViolation")) {
        return false;
      }
      throw refusal;
    }
  }

  private <T extends AcsResponse> T ask(RpcAcsRequest<T> request) throws ClientException {
    return ecs.getAcsResponse(request);
  }

  private static void until(String what, Look look) {
    Until.so(
        what,
        () -> {
          try {
            return look.found();
          } catch (ClientException e) {
            throw new AssertionError("looking for " + what, e);
          }
        });
  }

  private static void say(String line) {
    System.out.println(line);
  }

  /** One look through the SDK. */
  private interface Look {
    boolean found() throws ClientException;
  }
}
