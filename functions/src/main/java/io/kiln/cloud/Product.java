package io.kiln.cloud;

/** A service of the cloud, with the version of its API that we speak. */
enum Product {
  ECS("Ecs", "2014-05-26", "ecs.%s.aliyuncs.com"),
  VPC("Vpc", "2016-04-28", "vpc.%s.aliyuncs.com"),
  FNF("fnf", "2019-03-15", "%s.fnf.aliyuncs.com"),
  STS("Sts", "2015-04-01", "sts.%s.aliyuncs.com");

  private final String title;
  private final String version;
  private final String host;

  Product(String title, String version, String host) {
    this.title = title;
    this.version = version;
    this.host = host;
  }

  String title() {
    return title;
  }

  String version() {
    return version;
  }

  String host(String region) {
    return String.format(host, region);
  }
}
