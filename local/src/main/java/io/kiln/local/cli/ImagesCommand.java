package io.kiln.local.cli;

import io.kiln.local.Resource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code kiln images}: the images that were baked on this computer. */
@Command(
    name = "images",
    description = "List the images of the local cloud.",
    customSynopsis = "kiln images",
    optionListHeading = "%nOptions:%n")
final class ImagesCommand implements Callable<Integer> {
  private final Caller caller;
  private final Screen screen;

  @Mixin private HelpOption unusedHelp = new HelpOption();

  ImagesCommand(Caller caller, Screen screen) {
    this.caller = caller;
    this.screen = screen;
  }

  @Override
  public Integer call() {
    Table table = new Table(List.of("NAME", "IMAGE", "REGION", "STATE", "TAGS"));
    for (Resource resource : new Workshops(caller).resources()) {
      if (resource.type().equals("image")) {
        table.row(
            resource.name(),
            resource.id(),
            resource.region(),
            resource.state(),
            tags(resource.tags()));
      }
    }
    if (table.isEmpty()) {
      screen.ui().say("No image was baked here yet: kiln build examples/seed/alicloud.json");
    } else {
      table.show(screen.ui());
    }
    return 0;
  }

  /** The person's own: what Kiln marks its resources with is for {@code kiln ls}. */
  private static String tags(Map<String, String> tags) {
    return new TreeMap<>(tags)
        .entrySet().stream()
            .filter(tag -> !tag.getKey().startsWith("kiln:"))
            .map(tag -> tag.getKey() + "=" + tag.getValue())
            .collect(Collectors.joining(" "));
  }
}
