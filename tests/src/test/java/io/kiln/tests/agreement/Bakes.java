package io.kiln.tests.agreement;

import static java.util.Objects.requireNonNull;

import io.kiln.build.Build;
import io.kiln.tests.HurriedLaptop;
import io.kiln.tests.agreement.Cases.Case;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * All templates at once, each on a local cloud of its own: Packer spends its time asleep between
 * two looks, which no clock can shorten.
 */
final class Bakes implements AutoCloseable {
  private static final String BUILDER =
      "{\"builders\":[{\"type\":\"alicloud-ecs\",\"access_key\":\"id\",\"secret_key\":\"secret\","
          + "\"region\":\"cn-shenzhen\",\"image_name\":\"by_both\",\"communicator\":\"none\","
          // or Packer makes a key pair all the same; and without one, only with user data a VPC
          + "\"ssh_password\":\"of-nobody\",\"user_data\":\"#!/bin/true\","
          + "\"source_image\":\"ubuntu_18_04_x64_20G_alibase_20210128.vhd\","
          + "\"internet_charge_type\":\"PayByTraffic\",\"instance_type\":\"ecs.t5-c1m2.large\",";

  private final ExecutorService workers = Executors.newCachedThreadPool();
  private final Map<String, Future<Both>> bakes = new HashMap<>();

  void begin(Path home, List<Case> cases) {
    cases.forEach(
        one -> bakes.put(one.name(), workers.submit(() -> bake(one, home.resolve(one.name())))));
  }

  /** Waits until both have baked it. */
  Both of(Case one) throws Exception {
    return requireNonNull(bakes.get(one.name()), one.name()).get();
  }

  private static Both bake(Case one, Path home) throws Exception {
    Path own = Files.createDirectory(home);
    try (Shop shop = new Shop(own, new HurriedLaptop(own.resolve("cloud")))) {
      Map<String, String> ids = shop.network();
      String first = template(one.first(), ids);
      String template = template(one.options(), ids);
      Map<String, Left> before = Map.of();
      if (one.replaces()) {
        Packer.Ended unusedEnd = shop.packer(first);
        before = shop.images();
      }
      Packer.Ended packer = shop.packer(template);
      Map<String, Left> packers = shop.images();
      shop.clear();

      List<Build> builds = new ArrayList<>();
      if (one.replaces()) {
        builds.add(shop.kiln(first));
        if (!one.deletesSnapshots()) {
          shop.keepSnapshots();
        }
      }
      builds.add(shop.kiln(template));
      return new Both(before, packer, packers, builds, shop.images(), shop.litter());
    }
  }

  private static String template(String options, Map<String, String> ids) {
    String text = BUILDER + options + "}]}";
    for (Map.Entry<String, String> id : ids.entrySet()) {
      text = text.replace("\"" + id.getKey() + "\"", "\"" + id.getValue() + "\"");
    }
    return text;
  }

  @Override
  public void close() {
    workers.shutdownNow();
  }
}
