package io.kiln.tests.agreement;

import static io.kiln.tests.agreement.Difference.COPY_DESCRIPTION;
import static io.kiln.tests.agreement.Difference.COPY_TAGS;
import static io.kiln.tests.agreement.Difference.PACKER_LOSES_ALL;
import static io.kiln.tests.agreement.Difference.PLAIN_IMAGE_LEFT;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The templates, in what Packer 1.6.6 knows, and the differences that each is expected to show. */
final class Cases {
  /**
   * One template.
   *
   * @param options of the builder, beside those that all have
   * @param first the options of an earlier bake of the same image; empty when there is none
   */
  record Case(String name, String options, String first, Set<Difference> differences) {
    boolean replaces() {
      return !first.isEmpty();
    }

    boolean deletesSnapshots() {
      return options.contains("image_force_delete_snapshots");
    }

    @Override
    public String toString() {
      return name;
    }
  }

  private static final String SAID =
      "\"image_description\":\"said\",\"image_version\":\"1.0\",\"tags\":{\"a\":1,\"b\":\"two\"}";

  private static final String COPY =
      "\"image_copy_regions\":\"cn-beijing\",\"image_copy_names\":\"copy-b\"";

  private Cases() {}

  static List<Case> all() {
    return Stream.of(alone(), elsewhere(), replaced()).flatMap(List::stream).toList();
  }

  /** Networks and disks. */
  private static List<Case> alone() {
    return List.of(
        plain("plain", "\"io_optimized\":\"true\""),
        plain("described", SAID),
        plain(
            "named-network",
            "\"vpc_name\":\"own-vpc\",\"vswitch_name\":\"own-vsw\",\"zone_id\":\"cn-shenzhen-d\","
                + "\"vpc_cidr_block\":\"192.168.0.0/16\",\"associate_public_ip_address\":true,"
                + "\"internet_max_bandwidth_out\":\"5\""),
        plain(
            "their-network",
            "\"vpc_id\":\"VPC\",\"vswitch_id\":\"VSWITCH\",\"security_group_id\":\"GROUP\""),
        plain(
            "system-disk",
            "\"system_disk_mapping\":{\"disk_size\":60,\"disk_category\":\"cloud_ssd\","
                + "\"disk_name\":\"sys\"}"),
        plain("data-disks", "\"image_disk_mappings\":[" + disk(20) + "," + disk(30) + "]"),
        plain(
            "no-data-disks",
            "\"image_ignore_data_disks\":\"true\",\"image_disk_mappings\":[" + disk(20) + "]"));
  }

  /** Copies, encryption, sharing. */
  private static List<Case> elsewhere() {
    return List.of(
        new Case(
            "copies",
            SAID
                + ",\"image_copy_regions\":[\"cn-beijing\",\"cn-hangzhou\"],"
                + "\"image_copy_names\":[\"copy-b\",\"copy-h\"]",
            "",
            Set.of(COPY_DESCRIPTION, COPY_TAGS)),
        new Case(
            "encrypted",
            SAID + ",\"image_encrypted\":true",
            "",
            Set.of(COPY_DESCRIPTION, COPY_TAGS)),
        new Case(
            "encrypted-copies", "\"image_encrypted\":true," + COPY, "", Set.of(PLAIN_IMAGE_LEFT)),
        plain(
            "shared",
            "\"image_share_account\":[\"2234567890123456\",\"3234567890123456\"],"
                + "\"image_unshare_account\":[\"4234567890123456\"]"));
  }

  /** Replacement of an image that an earlier bake made. */
  private static List<Case> replaced() {
    String force = "\"image_force_delete\":true";
    String snapshots = force + ",\"image_force_delete_snapshots\":true";
    return List.of(
        new Case(
            "forced", SAID + "," + snapshots, "\"image_description\":\"the old one\"", Set.of()),
        new Case("forced-copies", force + "," + COPY, COPY, Set.of()),
        new Case(
            "forced-copies-snapshots", snapshots + "," + COPY, COPY, Set.of(PACKER_LOSES_ALL)));
  }

  private static Case plain(String name, String options) {
    return new Case(name, options, "", Set.of());
  }

  /** Packer leaves disks behind that are not said to go with the instance. */
  private static String disk(int size) {
    return "{\"disk_size\":" + size + ",\"disk_delete_with_instance\":true}";
  }
}
