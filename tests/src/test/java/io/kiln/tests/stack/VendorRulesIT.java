package io.kiln.tests.stack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.kiln.tests.NodeProject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The rules that the vendor generates for its own CDK: template.yml passes, mistakes do not. */
@Timeout(value = 300, unit = TimeUnit.SECONDS)
final class VendorRulesIT {
  private static final Map<String, String[]> MISTAKES =
      Map.of(
          "key", new String[] {"MemorySize: 1024", "Memory: 1024"},
          "key-inside", new String[] {"OssObjectName: {Ref", "ObjectName: {Ref"},
          "type", new String[] {"BlockPublicAccess: true", "BlockPublicAccess: often"},
          "list", new String[] {"Action: [ecs:ImportKeyPair]", "Action: {ecs: ImportKeyPair}"},
          "range", new String[] {"Timeout: 120", "Timeout: 86401"},
          "retries", new String[] {"MaxAsyncRetryAttempts: 0", "MaxAsyncRetryAttempts: 9"},
          "word", new String[] {"SSEAlgorithm: AES256", "SSEAlgorithm: AES128"},
          "shards", new String[] {"ShardCount: 1", "ShardCount: 1000"},
          "missing", new String[] {"      Runtime: java11\n", ""},
          "kind", new String[] {"ALIYUN::FC3::Trigger", "ALIYUN::FC3::Timer"});

  @TempDir Path folder;

  @Test
  void theVendorsRulesTakeTheTemplateAndRefuseEachMistake() throws Exception {
    NodeProject node = NodeProject.installed();
    Map<String, Path> files = new LinkedHashMap<>(Map.of("ours", write("ours", Deployment.ours())));
    MISTAKES.forEach(
        (name, change) ->
            files.put(name, write(name, Deployment.ours().with(change[0], change[1]))));

    JsonNode verdicts = new ObjectMapper().readTree(node.run("stack.js", paths(files)));

    assertThat(verdicts.path("ours.yml").path("problems")).isEmpty();
    assertThat(verdicts.path("ours.yml").path("known").asInt()).isGreaterThan(15);
    for (String mistake : MISTAKES.keySet()) {
      assertThat(verdicts.path(mistake + ".yml").path("problems")).as(mistake).isNotEmpty();
    }
  }

  private static String[] paths(Map<String, Path> files) {
    List<String> paths = new ArrayList<>();
    files.values().forEach(file -> paths.add(file.toString()));
    return paths.toArray(String[]::new);
  }

  private Path write(String name, Deployment deployment) {
    try {
      return Files.writeString(folder.resolve(name + ".yml"), deployment.text());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
