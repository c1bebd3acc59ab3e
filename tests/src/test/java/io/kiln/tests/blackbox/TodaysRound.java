package io.kiln.tests.blackbox;

import com.aliyun.ecs20140526.Client;
import com.aliyun.ecs20140526.models.CreateSecurityGroupRequest;
import com.aliyun.ecs20140526.models.CreateVSwitchRequest;
import com.aliyun.ecs20140526.models.CreateVpcRequest;
import com.aliyun.ecs20140526.models.DeleteInstanceRequest;
import com.aliyun.ecs20140526.models.DeleteSecurityGroupRequest;
import com.aliyun.ecs20140526.models.DeleteVSwitchRequest;
import com.aliyun.ecs20140526.models.DeleteVpcRequest;
import com.aliyun.ecs20140526.models.DescribeImagesRequest;
import com.aliyun.ecs20140526.models.DescribeInstancesRequest;
import com.aliyun.ecs20140526.models.DescribeInstancesResponseBody.DescribeInstancesResponseBodyInstancesInstance;
import com.aliyun.ecs20140526.models.DescribeRegionsRequest;
import com.aliyun.ecs20140526.models.DescribeVSwitchesRequest;
import com.aliyun.ecs20140526.models.DescribeVpcsRequest;
import com.aliyun.ecs20140526.models.DescribeZonesRequest;
import com.aliyun.ecs20140526.models.RunInstancesRequest;
import com.aliyun.ecs20140526.models.RunInstancesRequest.RunInstancesRequestTag;
import com.aliyun.ecs20140526.models.StartInstanceRequest;
import com.aliyun.ecs20140526.models.StopInstanceRequest;
import com.aliyun.tea.TeaException;
import com.aliyun.teaopenapi.models.Config;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;

/** What anybody would do with the Java SDK that the vendor recommends today. */
@SuppressWarnings("deprecation") // its VPC calls: there is another SDK for them, this one goes on
final class TodaysRound {
  private static final String REGION = "cn-shenzhen";
  private static final String TYPE = "ecs.t5-c1m2.large";

  private final Client ecs;
  private String vpc = "";
  private String vSwitch = "";
  private String group = "";

  TodaysRound(String endpoint) throws Exception {
    ecs =
        new Client(
            new Config()
                .setAccessKeyId("anAccessKey")
                .setAccessKeySecret("aSecret")
                .setRegionId(REGION)
                .setEndpoint(endpoint)
                .setProtocol("http"));
  }

  List<String> regions() throws Exception {
    return ecs
        .describeRegions(new DescribeRegionsRequest())
        .getBody()
        .getRegions()
        .getRegion()
        .stream()
        .map(region -> region.getRegionId())
        .toList();
  }

  /** A running machine, in a network of its own. */
  String runs() throws Exception {
    network();
    DescribeImagesRequest images =
        new DescribeImagesRequest().setRegionId(REGION).setImageName(Templates.SEED_IMAGE);
    String image = ecs.describeImages(images).getBody().getImages().getImage().get(0).getImageId();
    RunInstancesRequest run =
        new RunInstancesRequest()
            .setRegionId(REGION)
            .setImageId(image)
            .setInstanceType(TYPE)
            .setVSwitchId(vSwitch)
            .setSecurityGroupId(group)
            .setInternetMaxBandwidthOut(5)
            .setTag(List.of(new RunInstancesRequestTag().setKey("made-by").setValue("java")));
    String id = ecs.runInstances(run).getBody().getInstanceIdSets().getInstanceIdSet().get(0);
    until("the instance", () -> instances(id).get(0).getStatus().equals("Running"));
    return id;
  }

  private void network() throws Exception {
    DescribeZonesRequest zones = new DescribeZonesRequest().setRegionId(REGION);
    String zone =
        ecs.describeZones(zones).getBody().getZones().getZone().stream()
            .filter(one -> one.getAvailableInstanceTypes().getInstanceTypes().contains(TYPE))
            .findFirst()
            .orElseThrow()
            .getZoneId();
    CreateVpcRequest create =
        new CreateVpcRequest().setRegionId(REGION).setCidrBlock("172.16.0.0/16");
    vpc = ecs.createVpc(create).getBody().getVpcId();
    until("the VPC", () -> vpcs().equals(List.of("Available")));
    CreateVSwitchRequest createSwitch =
        new CreateVSwitchRequest()
            .setRegionId(REGION)
            .setZoneId(zone)
            .setVpcId(vpc)
            .setCidrBlock("172.16.0.0/24");
    vSwitch = ecs.createVSwitch(createSwitch).getBody().getVSwitchId();
    until("the vSwitch", () -> vSwitches().equals(List.of("Available")));
    CreateSecurityGroupRequest createGroup =
        new CreateSecurityGroupRequest().setRegionId(REGION).setVpcId(vpc);
    group = ecs.createSecurityGroup(createGroup).getBody().getSecurityGroupId();
  }

  String refusalOfAnUnknownInstance() throws Exception {
    try {
      ecs.startInstance(new StartInstanceRequest().setInstanceId("i-unknown"));
      return "not refused";
    } catch (TeaException refusal) {
      return refusal.getCode();
    }
  }

  void stopsAndDeletes(String id) throws Exception {
    ecs.stopInstance(new StopInstanceRequest().setInstanceId(id));
    until("the stop", () -> instances(id).get(0).getStatus().equals("Stopped"));
    ecs.deleteInstance(new DeleteInstanceRequest().setInstanceId(id));
    until("the instance to go", () -> instances(id).isEmpty());
    DeleteSecurityGroupRequest deleteGroup =
        new DeleteSecurityGroupRequest().setRegionId(REGION).setSecurityGroupId(group);
    until("the group to go", () -> accepted(() -> ecs.deleteSecurityGroup(deleteGroup)));
    DeleteVSwitchRequest deleteSwitch =
        new DeleteVSwitchRequest().setRegionId(REGION).setVSwitchId(vSwitch);
    until("the vSwitch to go", () -> accepted(() -> ecs.deleteVSwitch(deleteSwitch)));
    DeleteVpcRequest deleteVpc = new DeleteVpcRequest().setRegionId(REGION).setVpcId(vpc);
    until("the VPC to go", () -> accepted(() -> ecs.deleteVpc(deleteVpc)));
    until("the VPC to be gone", () -> vpcs().isEmpty());
  }

  private List<DescribeInstancesResponseBodyInstancesInstance> instances(String id)
      throws Exception {
    DescribeInstancesRequest look =
        new DescribeInstancesRequest().setRegionId(REGION).setInstanceIds("[\"" + id + "\"]");
    return ecs.describeInstances(look).getBody().getInstances().getInstance();
  }

  private List<String> vpcs() throws Exception {
    DescribeVpcsRequest look = new DescribeVpcsRequest().setRegionId(REGION).setVpcId(vpc);
    return ecs.describeVpcs(look).getBody().getVpcs().getVpc().stream()
        .map(one -> one.getStatus())
        .toList();
  }

  private List<String> vSwitches() throws Exception {
    DescribeVSwitchesRequest look =
        new DescribeVSwitchesRequest().setRegionId(REGION).setVSwitchId(vSwitch);
    return ecs.describeVSwitches(look).getBody().getVSwitches().getVSwitch().stream()
        .map(one -> one.getStatus())
        .toList();
  }

  /** Not while something that was deleted before still holds it. */
  private static boolean accepted(Callable<?> deletion) throws Exception {
    try {
      return Objects.nonNull(deletion.call());
    } catch (TeaException refusal) {
      if (refusal.getCode().startsWith("DependencyViolation")) {
        return false;
      }
      throw refusal;
    }
  }

  private static void until(String what, Callable<Boolean> look) {
    Until.so(
        what,
        () -> {
          try {
            return look.call();
          } catch (Exception e) {
            throw new AssertionError("looking for " + what, e);
          }
        });
  }
}
