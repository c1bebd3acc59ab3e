package io.kiln.local.testing;

import com.aliyuncs.ecs.model.v20140526.CreateSecurityGroupRequest;
import com.aliyuncs.ecs.model.v20140526.CreateVSwitchRequest;
import com.aliyuncs.ecs.model.v20140526.CreateVpcRequest;
import com.aliyuncs.ecs.model.v20140526.DescribeInstancesRequest;
import com.aliyuncs.ecs.model.v20140526.DescribeInstancesResponse.Instance;
import com.aliyuncs.ecs.model.v20140526.ImportKeyPairRequest;
import com.aliyuncs.ecs.model.v20140526.RunInstancesRequest;
import com.aliyuncs.ecs.model.v20140526.StopInstanceRequest;
import com.aliyuncs.exceptions.ClientException;
import java.time.Duration;
import java.util.List;

/** A network to put instances into, and a key to reach them with. */
public record Furnished(CloudUnderTest cloud, String vpc, String vSwitch, String group) {
  public static final String IMAGE = "ubuntu_18_04_x64_20G_alibase_20210128.vhd";
  public static final String TYPE = "ecs.t5-c1m2.large";
  public static final String KEY =
      "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIGqNzAe3WqHnBGZGGfTYzFLKDiGSXC4MGmJTWJSOXxTt test";

  public static Furnished in(CloudUnderTest cloud) throws ClientException, InterruptedException {
    CreateVpcRequest createVpc = new CreateVpcRequest();
    String vpc = cloud.ask(createVpc).getVpcId();
    cloud.pass(Duration.ofSeconds(10));
    CreateVSwitchRequest createVSwitch = new CreateVSwitchRequest();
    createVSwitch.setVpcId(vpc);
    createVSwitch.setZoneId("cn-shenzhen-d");
    createVSwitch.setCidrBlock("172.16.0.0/24");
    String vSwitch = cloud.ask(createVSwitch).getVSwitchId();
    CreateSecurityGroupRequest createGroup = new CreateSecurityGroupRequest();
    createGroup.setVpcId(vpc);
    String group = cloud.ask(createGroup).getSecurityGroupId();
    ImportKeyPairRequest importKey = new ImportKeyPairRequest();
    importKey.setKeyPairName("builder");
    importKey.setPublicKeyBody(KEY);
    cloud.ask(importKey);
    cloud.pass(Duration.ofSeconds(10));
    return new Furnished(cloud, vpc, vSwitch, group);
  }

  /** A request that would be granted. */
  public RunInstancesRequest order() {
    RunInstancesRequest run = new RunInstancesRequest();
    run.setImageId(IMAGE);
    run.setInstanceType(TYPE);
    run.setVSwitchId(vSwitch);
    run.setSecurityGroupId(group);
    run.setKeyPairName("builder");
    run.setInternetMaxBandwidthOut(5);
    return run;
  }

  /** An instance that runs. */
  public String running() throws ClientException, InterruptedException {
    String id = cloud.ask(order()).getInstanceIdSets().get(0);
    cloud.settle();
    return id;
  }

  /** An instance that has run, and has been stopped. */
  public String stopped() throws ClientException, InterruptedException {
    String id = running();
    StopInstanceRequest stop = new StopInstanceRequest();
    stop.setInstanceId(id);
    cloud.ask(stop);
    cloud.settle();
    return id;
  }

  /** The instance as it is shown, if it is. */
  public List<Instance> shown(String id) throws ClientException {
    DescribeInstancesRequest describe = new DescribeInstancesRequest();
    describe.setInstanceIds("[\"" + id + "\"]");
    return cloud.ask(describe).getInstances();
  }

  public String state(String id) throws ClientException {
    return shown(id).get(0).getStatus();
  }
}
