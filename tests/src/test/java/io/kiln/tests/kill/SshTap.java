package io.kiln.tests.kill;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Listens at the machine's own door: each command is a boundary. */
final class SshTap {
  /** Kiln's own scripts come as text, and begin by saying what they do, after what they share. */
  private static final Pattern SCRIPT =
      Pattern.compile(
          "^/bin/sh -c '(?:# Finds the living wrapper.*?\\n}\\n)?# ([A-Za-z ]{3,24})",
          Pattern.DOTALL);

  /** How the command is named that starts a provisioner's job. */
  static final String STARTS_JOB = named("/bin/sh -c '# Starts a job detached from this login");

  private final Tap tap;
  private volatile Optional<Life> life = Optional.empty();

  SshTap(Tap tap) {
    this.tap = tap;
  }

  /** Who is going to die. */
  void belongsTo(Life newLife) {
    life = Optional.of(newLife);
  }

  Optional<Blow> pass(String line) {
    return tap.pass(Port.SSH, named(line), true)
        .or(() -> tap.sky().losesAnswer() ? Optional.of(Blow.ANSWER_LOST) : Optional.empty());
  }

  void strike(Blow blow) {
    if (blow.kills()) {
      life.ifPresent(
          one -> {
            Killed unusedHere = one.die();
          });
    }
  }

  private static String named(String line) {
    if (line.startsWith("rm -rf")) {
      return "ssh remove";
    }
    if (line.startsWith("for f in ~/.ssh")) {
      return "ssh remove key";
    }
    Matcher script = SCRIPT.matcher(line);
    return "ssh "
        + (script.find() ? script.group(1).trim() : line.substring(0, Math.min(20, line.length())));
  }
}
