package io.kiln.local.cli;

import io.kiln.build.Bundle;
import io.kiln.build.BundleFile;
import io.kiln.build.BuildId;
import io.kiln.build.StepFailure;
import io.kiln.local.cli.ui.Ui;
import io.kiln.template.EcsBuilder;
import io.kiln.template.Template;
import io.kiln.template.TemplateInput;
import io.kiln.template.problem.InvalidTemplate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code kiln build}: bakes every builder of a template, one after the other. */
@Command(
    name = "build",
    description = "Build image(s) from a template.",
    customSynopsis = "kiln build [options] TEMPLATE",
    optionListHeading = "%nOptions:%n",
    sortOptions = false)
final class BuildCommand implements Callable<Integer> {
  private final Caller caller;
  private final Screen screen;
  private final Ids ids = new Ids();

  @Mixin private TemplateOptions template = new TemplateOptions();
  @Mixin private BuildOptions options = new BuildOptions();
  @Mixin private CloudOptions cloud = new CloudOptions();
  @Mixin private BuildLook look = new BuildLook();
  @Mixin private HelpOption unusedHelp = new HelpOption();

  BuildCommand(Caller caller, Screen screen) {
    this.caller = caller;
    this.screen = screen;
  }

  @Override
  public Integer call() {
    CloudChoice choice = cloud.choice();
    TemplateInput input = template.input(caller);
    Template checked;
    try {
      checked = Template.evaluate(input);
    } catch (InvalidTemplate invalid) {
      Mistakes.show(screen.ui(), invalid);
      return 1;
    }
    Mistakes.show(screen.ui(), checked.warnings());
    AliyunWorkshop.requireKeys(choice, checked, caller);
    Order order = new Order(input, checked, options);
    try (Workshop workshop = new Workshops(caller).open(choice, cloud.fault())) {
      return bake(order, workshop, choice);
    }
  }

  private int bake(Order order, Workshop workshop, CloudChoice choice) {
    Instant start = caller.clock().instant();
    List<EcsBuilder> builders = order.selected();
    List<Ui> screens = new ArrayList<>();
    for (int i = 0; i < builders.size(); i++) {
      screens.add(screen.of(i, look));
      screen.introduce(screens.get(i), builders.get(i).name(), look);
    }
    screen.endIntroductions(look);
    Session session = new Session(caller, screen, workshop);
    List<Bake> bakes = new ArrayList<>();
    for (int i = 0; i < builders.size() && !session.cancelled(); i++) {
      bakes.add(session.bake(submit(order, builders.get(i), workshop, choice), screens.get(i)));
    }
    int exitCode = new Summary(screen.ui()).all(bakes, Duration.between(start, caller.clock().instant()));
    bakes.forEach(new Advice(caller.err())::after);
    return exitCode;
  }
}
