package io.kiln.tests.triggers;

/** Small templates. */
final class Templates {
  static final String BASE = "ubuntu_18_04_x64_20G_alibase_20210128.vhd";

  private Templates() {}

  /** One that runs {@code run.sh} on a machine. */
  static String withScript(String imageName) {
    return "{\"builders\":[{\"type\":\"alicloud-ecs\",\"region\":\"cn-shenzhen\","
        + "\"image_name\":\""
        + imageName
        + "\",\"ssh_username\":\"root\",\"source_image\":\""
        + BASE
        + "\",\"instance_type\":\"ecs.t5-c1m2.large\",\"io_optimized\":\"true\","
        + "\"internet_charge_type\":\"PayByTraffic\"}],"
        + "\"provisioners\":[{\"type\":\"shell\",\"script\":\"run.sh\"}]}";
  }

  /** One that changes nothing, and needs no login: a copy of its base. */
  static String bare(String imageName) {
    return "{\"builders\":[{\"type\":\"alicloud-ecs\",\"region\":\"cn-shenzhen\","
        + "\"image_name\":\""
        + imageName
        + "\",\"communicator\":\"none\",\"source_image\":\""
        + BASE
        + "\",\"instance_type\":\"ecs.t5-c1m2.large\",\"io_optimized\":\"true\"}]}";
  }
}
