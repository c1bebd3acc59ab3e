package io.kiln.local.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.kiln.local.cli.ui.Ui;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/** The {@code kiln} command: finds the subcommand and turns what it throws into words. */
@Command(
    name = "kiln",
    synopsisSubcommandLabel = "COMMAND",
    optionListHeading = "%nOptions:%n",
    commandListHeading = "%nCommands:%n",
    description = "Bakes Alibaba Cloud ECS images from Packer templates.")
final class Kiln implements Callable<Integer> {
  private static final Logger LOG = LoggerFactory.getLogger(Kiln.class);

  /** Packer's exit code when no command, or an unknown one, was given. */
  private static final int NO_COMMAND = 127;

  private static final int FAILED = 1;

  private final Ui ui;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private HelpOption unusedHelp = new HelpOption();

  @Option(
      names = {"-v", "-version"},
      description = "Show the version.")
  private boolean version;

  /** For the help alone: {@link Arguments} takes it out of wherever it stands. */
  @Option(
      names = "-at",
      paramLabel = "URL",
      description = "Ask the deployment whose HTTP API answers there (KILN_TOKEN opens it).")
  private String unusedAt = "";

  private Kiln(Ui ui) {
    this.ui = ui;
  }

  /** Runs the command that these arguments name; returns the process' exit code. */
  static int run(Caller caller, String... args) {
    Arguments arguments = Arguments.of(args);
    try (Screen screen = new Screen(caller, arguments.machineReadable())) {
      return line(caller, screen, arguments.at()).execute(arguments.words());
    } catch (CommandFailure wrongAddress) {
      caller.out().println(wrongAddress.words());
      return FAILED;
    }
  }

  private static CommandLine line(Caller caller, Screen screen, Optional<String> at) {
    Kiln kiln = new Kiln(screen.ui());
    CommandLine line = new CommandLine(kiln);
    at.map(url -> RemoteCommands.all(caller, screen, ApiAddress.client(url, caller)))
        .orElseGet(() -> Commands.all(caller, screen))
        .forEach(line::addSubcommand);
    return line.setOut(new PrintWriter(caller.out(), true, UTF_8))
        .setPosixClusteredShortOptionsAllowed(false)
        .setAbbreviatedOptionsAllowed(false)
        .setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF))
        .setParameterExceptionHandler(kiln::misunderstood)
        .setExecutionExceptionHandler(kiln::failed);
  }

  @Override
  public Integer call() {
    if (version) {
      return new VersionCommand(ui).call();
    }
    ui.say(usage(spec.commandLine()));
    return NO_COMMAND;
  }

  private int misunderstood(ParameterException problem, String... args) {
    CommandLine where = problem.getCommandLine();
    boolean noCommand =
        where.getParent() == null
            && problem instanceof UnmatchedArgumentException unmatched
            && !unmatched.isUnknownOption();
    ui.say(usage(where));
    ui.error(problem.getMessage() + nearest(problem));
    return noCommand ? NO_COMMAND : FAILED;
  }

  private static String nearest(ParameterException problem) {
    List<String> suggestions =
        problem instanceof UnmatchedArgumentException unmatched
            ? unmatched.getSuggestions()
            : List.of();
    return suggestions.isEmpty() ? "" : "; did you mean " + suggestions.get(0) + "?";
  }

  private int failed(Exception failure, CommandLine where, ParseResult parsed) {
    String command = where.getCommandName();
    if (failure instanceof CommandFailure known) {
      LOG.info("command={} failed", command, failure);
      ui.error(known.words());
    } else {
      LOG.error("command={} failed unexpectedly", command, failure);
      ui.error(
          "kiln "
              + command
              + " failed unexpectedly: "
              + failure
              + "\nThe details are in "
              + System.getProperty("kiln.home", "~/.kiln")
              + "/kiln.log");
    }
    return FAILED;
  }

  private static String usage(CommandLine line) {
    return line.getUsageMessage(Ansi.OFF).stripTrailing() + "\n";
  }
}
