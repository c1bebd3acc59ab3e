package io.kiln.tests;

import io.kiln.build.Build;
import io.kiln.build.Endpoint;
import io.kiln.cloud.Cloud;
import io.kiln.cloud.Credentials;
import io.kiln.cloud.Endpoints;
import io.kiln.cloud.NewAddress;
import io.kiln.cloud.NewSecurityGroup;
import io.kiln.cloud.NewVSwitch;
import io.kiln.cloud.NewVpc;
import io.kiln.local.Resource;
import io.kiln.local.machine.MachineHost;
import io.kiln.template.Secret;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Bakes with some options, and keeps what went over the wire, one list for each bake. */
final class OptionBakes implements AutoCloseable {
  static final String REGION = "cn-shenzhen";
  static final String SOURCE = "ubuntu_18_04_x64_20G_alibase_20210128.vhd";
  static final String TYPE = "ecs.t5-c1m2.large";

  private static final Map<String, String> PLAIN =
      Map.of(
          "region", "\"" + REGION + "\"",
          "source_image", "\"" + SOURCE + "\"",
          "instance_type", "\"" + TYPE + "\"",
          "communicator", "\"none\"");

  private final Tap tap = new Tap();
  private final Map<String, List<Tap.Request>> bakes = new HashMap<>();
  private final Map<String, String> ends = new HashMap<>();
  private final Laptop laptop;

  OptionBakes(Path home) {
    laptop = new Laptop(home, MachineHost.namespaces(home), tap::before);
  }

  /** What a bake sends; the same bake is not made twice. An option that is null is left out. */
  List<Tap.Request> of(String name, Map<String, String> options) {
    List<Tap.Request> known = bakes.get(name);
    if (known != null) {
      return known;
    }
    tap.drain();
    Build end = bake(name, options);
    ends.put(
        name,
        end.result().orElseThrow() + end.failure().map(why -> ": " + why.message()).orElse(""));
    List<Tap.Request> sent = tap.drain();
    bakes.put(name, sent);
    return sent;
  }

  /** How a bake that was made ended, and why: what it left out it may not have got to. */
  String end(String name) {
    return ends.getOrDefault(name, "never made");
  }

  Build bake(String name, Map<String, String> options) {
    Map<String, String> all = new HashMap<>(PLAIN);
    all.put("image_name", "\"" + name + "\"");
    all.putAll(options);
    all.values().removeIf(value -> value.equals("null"));
    StringBuilder text = new StringBuilder("{\"builders\":[{\"type\":\"alicloud-ecs\"");
    all.forEach((key, value) -> text.append(",\"").append(key).append("\":").append(value));
    return laptop.drive(
        laptop.submit(text.append("}]}").toString(), Map.of("init.sh", "#!/bin/sh\n"), false));
  }

  List<Resource> resources() {
    return laptop.cloud().resources();
  }

  /** A network that somebody has already: a VPC, a vSwitch, a group, an address. */
  record Network(String vpc, String vSwitch, String group, String address) {}

  Network network() {
    Endpoint here = Endpoint.of(laptop.cloud().ecsEndpoint());
    try (Cloud cloud =
        Cloud.of(
            Credentials.of("local", Secret.of("no-secret-at-all")),
            Endpoints.standard().withEcs(here).withVpc(here))) {
      NewVpc vpc =
          NewVpc.builder().region(REGION).name("theirs").cidr("10.0.0.0/8").token("v").build();
      String vpcId = cloud.vpcs().create(vpc);
      pause();
      NewVSwitch vSwitch =
          NewVSwitch.builder()
              .region(REGION)
              .vpcId(vpcId)
              .zoneId("cn-shenzhen-d")
              .cidr("10.0.0.0/24")
              .name("theirs")
              .token("s")
              .build();
      String vSwitchId = cloud.vSwitches().create(vSwitch);
      pause();
      NewSecurityGroup group =
          NewSecurityGroup.builder().region(REGION).vpcId(vpcId).name("theirs").token("g").build();
      NewAddress address = NewAddress.builder().region(REGION).name("theirs").token("a").build();
      return new Network(
          vpcId,
          vSwitchId,
          cloud.securityGroups().create(group),
          cloud.addresses().allocate(address));
    }
  }

  private void pause() {
    try {
      laptop.cloud().clock().sleep(Duration.ofSeconds(10));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    laptop.close();
    tap.close();
  }
}
