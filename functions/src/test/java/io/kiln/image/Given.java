package io.kiln.image;

import io.kiln.build.Build;
import io.kiln.build.BuildId;
import io.kiln.build.Deed;
import io.kiln.build.Deeds;
import io.kiln.build.Phase;
import io.kiln.template.EcsBuilder;
import io.kiln.template.Template;
import io.kiln.template.TemplateFiles;
import io.kiln.template.TemplateInput;
import java.time.Instant;
import java.util.Map;

/** A builder and a build of it for the tests of this room. */
final class Given {
  static final String REGION = "cn-shenzhen";
  static final Instant NOW = Instant.parse("2026-11-22T11:00:00Z");

  private static final String TEMPLATE =
      "{'builders': [{'type': 'alicloud-ecs', 'access_key': 'k', 'secret_key': 's',"
          + " 'region': 'cn-shenzhen', 'image_name': 'an-image', 'source_image': 'm-1',"
          + " 'instance_type': 'ecs.t5-c1m2.large', 'ssh_username': 'root',"
          + " 'image_force_delete': true, 'image_force_delete_snapshots': true}]}";

  private Given() {}

  static EcsBuilder config() {
    return Template.evaluate(
            TemplateInput.builder()
                .name("template.json")
                .text(TEMPLATE.replace('\'', '"'))
                .startedAt(NOW)
                .templateDir("/")
                .workingDir("/")
                .seed("test")
                .files(new NoFiles())
                .build())
        .builders()
        .get(0);
  }

  static Build build() {
    return Build.builder()
        .id(BuildId.of("b-1"))
        .stack("test")
        .builderName("alicloud-ecs")
        .region(REGION)
        .imageName("an-image")
        .startedAt(NOW)
        .phase(Phase.STEP)
        .step("any")
        .imageIds(Map.of(REGION, "m-new"))
        .replacedImageIds(Map.of(REGION, "m-old"))
        .build();
  }

  /** The build when these deeds are done. */
  static Build did(String... deeds) {
    Build build = build();
    for (String deed : deeds) {
      build = Deeds.with(build, deed + "-" + REGION, Deed.DONE);
    }
    return build;
  }

  /** What DescribeImages answers: one image that stands on these snapshots. */
  static String image(String id, String name, String status, String... snapshots) {
    StringBuilder mappings = new StringBuilder();
    for (String snapshot : snapshots) {
      mappings.append(mappings.length() == 0 ? "" : ",");
      mappings.append("{'SnapshotId':'" + snapshot + "','Device':'/dev/xvda','Size':'40'}");
    }
    return ("{'RequestId':'r','TotalCount':1,'Images':{'Image':[{'ImageId':'"
            + id
            + "','ImageName':'"
            + name
            + "','Status':'"
            + status
            + "','DiskDeviceMappings':{'DiskDeviceMapping':["
            + mappings
            + "]}}]}}")
        .replace('\'', '"');
  }

  static String noImage() {
    return "{\"RequestId\":\"r\",\"TotalCount\":0,\"Images\":{\"Image\":[]}}";
  }

  static String done() {
    return "{\"RequestId\":\"r\"}";
  }

  private static final class NoFiles implements TemplateFiles {
    @Override
    public boolean isFile(String path) {
      return false;
    }

    @Override
    public boolean isFolder(String path) {
      return false;
    }
  }
}
