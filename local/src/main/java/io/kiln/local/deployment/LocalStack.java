package io.kiln.local.deployment;

import io.kiln.local.LocalCloud;
import io.kiln.local.stack.Place;
import io.kiln.local.stack.Stack;
import io.kiln.local.stack.StackFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** A stack file, with the parameters that fit this computer. */
public final class LocalStack {
  private final StackFile file;
  private final Map<String, String> parameters = new HashMap<>();

  private LocalStack(StackFile file) {
    this.file = file;
  }

  /** The file with that path, or Kiln's own template.yml. */
  public static LocalStack of(Optional<Path> path) {
    try {
      return new LocalStack(
          path.isPresent() ? StackFile.read(path.get()) : StackFile.parse(ownText()));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + path.map(Path::toString).orElse(""), e);
    }
  }

  private static String ownText() throws IOException {
    try (InputStream in = LocalStack.class.getResourceAsStream("template.yml")) {
      return new String(
          Objects.requireNonNull(in, "template.yml").readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** The same with one parameter set. */
  public LocalStack with(String parameter, String value) {
    LocalStack other = new LocalStack(file);
    other.parameters.putAll(parameters);
    other.parameters.put(parameter, value);
    return other;
  }

  /** The stack as this cloud makes it: its own addresses stand for the services'. */
  Stack in(LocalCloud cloud) {
    Map<String, String> all = new HashMap<>(parameters);
    String ecs = cloud.ecsEndpoint().toString();
    all.put("CodeBucket", "code");
    all.put("CodeKey", "kiln-functions-000000000000.jar");
    all.put("EcsEndpoint", ecs);
    all.put("VpcEndpoint", ecs);
    all.put("FlowEndpoint", ecs);
    all.put("OssEndpoint", cloud.ossEndpoint().toString());
    return file.at(new Place(LocalCloud.ACCOUNT, LocalCloud.REGION, all));
  }
}
