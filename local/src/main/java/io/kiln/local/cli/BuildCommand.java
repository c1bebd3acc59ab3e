package io.kiln.local.cli;

import io.kiln.build.Cleanup;
import io.kiln.local.cli.ui.Ui;
import io.kiln.template.EcsBuilder;
import io.kiln.template.Template;
import io.kiln.template.TemplateInput;
import io.kiln.template.problem.InvalidTemplate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code kiln build}: bakes every builder of a template, all at once unless told otherwise. */
@Command(
    name = "build",
    description = "Build image(s) from a template.",
    customSynopsis = "kiln build [options] TEMPLATE",
    optionListHeading = "%nOptions:%n",
    sortOptions = false)
final class BuildCommand implements Callable<Integer> {
  private final Caller caller;
  private final Screen screen;

  @Mixin private TemplateWord template = new TemplateWord();
  @Mixin private BuildOptions options = new BuildOptions();
  @Mixin private CloudOptions cloud = new CloudOptions();
  @Mixin private RunOptions run = new RunOptions();
  @Mixin private BuildLook look = new BuildLook();
  @Mixin private HelpOption unusedHelp = new HelpOption();

  BuildCommand(Caller caller, Screen screen) {
    this.caller = caller;
    this.screen = screen;
  }

  @Override
  public Integer call() {
    if (options.debug()) {
      run.requireStepByStep();
    }
    TemplateInput input = template.input(caller);
    CloudChoice choice = cloud.choice().withShellLocal(input.shellLocal());
    Template checked;
    try {
      checked = Template.evaluate(input);
    } catch (InvalidTemplate invalid) {
      Mistakes.show(screen.ui(), invalid, input.text());
      return 1;
    }
    Mistakes.show(screen.ui(), checked.warnings());
    Order order = new Order(input, checked, options, choice);
    AliyunWorkshop.requireKeys(order, caller);
    Interrupts interrupts = new Interrupts();
    try (Workshop workshop = new Workshops(caller).open(choice, cloud.fault(), run, interrupts)) {
      return bake(order, workshop, interrupts);
    }
  }

  private int bake(Order order, Workshop workshop, Interrupts interrupts) {
    Instant start = caller.clock().instant();
    List<EcsBuilder> builders = order.builders();
    List<Ui> screens = screen.forBuilds(builders.stream().map(EcsBuilder::name).toList(), look);
    Submission submission = new Submission(caller, workshop, order);
    Session session = session(workshop, interrupts);
    List<Supplier<Optional<Bake>>> bakes = new ArrayList<>();
    for (int i = 0; i < builders.size(); i++) {
      EcsBuilder builder = builders.get(i);
      Ui ui = screens.get(i);
      bakes.add(
          () ->
              session.cancelled()
                  ? Optional.empty()
                  : Optional.of(bake(session, submission.of(builder), ui)));
    }
    SideBySide hands = new SideBySide(options.atOnce(builders.size()), workshop);
    return session.end(hands.all(bakes).stream().flatMap(Optional::stream).toList(), start);
  }

  private Session session(Workshop workshop, Interrupts interrupts) {
    if (!options.debug()) {
      return new Session(caller, screen, workshop, interrupts);
    }
    Question question = new Question(caller, screen.ui());
    screen.ui().say("Debug mode enabled. Builds will not be parallelized.");
    return new Session(
        caller,
        screen,
        workshop,
        interrupts,
        step -> workshop.whileAsking(() -> question.pauseAfter(step)));
  }

  /** With -on-error=ask a build that failed stands until the person has said what they want. */
  private Bake bake(Session session, BuildList.Started started, Ui ui) {
    Bake bake = session.bake(started, ui, 0);
    boolean stands = bake.build().cleanup().filter(Cleanup.SUSPENDED::equals).isPresent();
    boolean undone =
        stands
            && options.asks()
            && !session.cancelled()
            && new Question(caller, ui).cleansUp(bake.name());
    return undone ? session.undo(started, ui) : bake;
  }
}
