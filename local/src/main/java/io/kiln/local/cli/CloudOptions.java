package io.kiln.local.cli;

import io.kiln.build.Endpoint;
import java.net.URI;
import java.util.Map;
import java.util.TreeMap;
import picocli.CommandLine.Option;

/** Which cloud bakes: the one on this computer, or the real one. */
final class CloudOptions {
  @Option(
      names = "-cloud",
      paramLabel = "local|aliyun",
      description = "Bake on this computer (default) or in the account that the keys open.")
  private String cloud = "local";

  @Option(
      names = "-endpoint",
      paramLabel = "ecs=URL",
      description =
          "With -cloud aliyun: where ecs, vpc or oss is reached, can be used multiple times.")
  private Map<String, String> endpoints = new TreeMap<>();

  @Option(
      names = "-machine",
      paramLabel = "namespace|host",
      description =
          "What a local instance is: an isolated machine (default), or this computer itself.")
  private String machine = "namespace";

  @Option(
      names = "-fault",
      paramLabel = "NAME",
      description = "Let the local cloud fail in this way; an unknown name lists them.")
  private String fault = "";

  /** What was chosen, as it is kept with a build for the commands that follow. */
  CloudChoice choice() {
    if (!cloud.equals("local") && !cloud.equals("aliyun")) {
      throw new CommandFailure(
          "invalid value \"" + cloud + "\" for flag -cloud: it is local or aliyun");
    }
    if (!machine.equals("namespace") && !machine.equals("host")) {
      throw new CommandFailure(
          "invalid value \"" + machine + "\" for flag -machine: it is namespace or host");
    }
    if (cloud.equals("local") && !endpoints.isEmpty()) {
      throw new CommandFailure("-endpoint is for -cloud aliyun: the local cloud has its own");
    }
    if (cloud.equals("aliyun") && !fault.isEmpty()) {
      throw new CommandFailure("-fault is for the local cloud: the real one has its own");
    }
    endpoints.forEach(CloudOptions::check);
    return new CloudChoice(
        cloud.equals("aliyun"), Map.copyOf(endpoints), machine.equals("host"), false);
  }

  String fault() {
    return fault;
  }

  private static void check(String product, String url) {
    if (!product.matches("ecs|vpc|oss")) {
      throw new CommandFailure("-endpoint " + product + "=...: it is ecs, vpc or oss");
    }
    try {
      Endpoint unusedFit = Endpoint.of(URI.create(url));
    } catch (IllegalArgumentException e) {
      throw new CommandFailure("-endpoint " + product + ": " + e.getMessage(), e);
    }
  }
}
