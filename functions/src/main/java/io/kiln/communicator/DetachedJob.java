package io.kiln.communicator;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.kiln.build.BuildId;
import io.kiln.build.StepFailure;

/**
 * A command that runs on the machine without any login, in a folder that tells how it stands. A
 * second start of the same job does nothing.
 */
public final class DetachedJob {
  /** The most bytes of output, and of errors, that one look brings. */
  public static final int LOOK_BYTES = 64 * 1024;

  private final Session session;
  private final String base;
  private final String name;

  /**
   * A job of a build on its machine.
   *
   * @param name unique within the build, safe as a file name
   */
  public DetachedJob(Session session, BuildId build, String name) {
    this(session, folderOf(build), name);
  }

  /**
   * A job.
   *
   * @param base the folder of its build's jobs
   */
  public DetachedJob(Session session, String base, String name) {
    this.session = session;
    this.base = base;
    this.name = name;
  }

  /** Where all jobs of a build leave their traces. */
  public static String folderOf(BuildId build) {
    return "/var/tmp/kiln-" + build;
  }

  /**
   * Starts the command unless it was started before.
   *
   * @param pty whether it gets a terminal, where the machine can give one
   * @return the machine's boot id
   */
  public String start(String command, boolean pty) {
    String wrapper = RemoteCommand.resource("job-wrapper.sh");
    String terminal = pty ? "pty" : "plain";
    byte[] text = command.getBytes(UTF_8);
    String length = Integer.toString(text.length);
    CommandResult started =
        session.run(
            RemoteCommand.jobScript("job-start.sh", base, name, wrapper, terminal, length)
                .reading(text));
    if (!started.ok()) {
      throw StepFailure.refused(
          "Can't start a job in " + base + "/" + name + ": " + started.complaint());
    }
    return started.text();
  }

  /** How it stands, and what it wrote after these offsets. */
  public JobLook look(long outRead, long errRead) {
    CommandResult looked =
        session.run(
            RemoteCommand.jobScript(
                "job-look.sh",
                base + "/" + name,
                Long.toString(outRead),
                Long.toString(errRead),
                Integer.toString(LOOK_BYTES)));
    if (!JobLook.isOne(looked)) {
      throw new CommunicatorFailure(
          CommunicatorFailure.Reason.LOST,
          "The look at job " + base + "/" + name + " brought no answer: " + looked.complaint(),
          null);
    }
    return JobLook.parse(looked);
  }

  /** Ends it and everything it started. */
  public void kill() {
    session.run(RemoteCommand.jobScript("job-kill.sh", base + "/" + name));
  }
}
