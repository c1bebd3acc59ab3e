package io.kiln.communicator.local;

import io.kiln.communicator.CommandResult;
import io.kiln.communicator.CommunicatorFailure;
import io.kiln.communicator.CommunicatorFailure.Reason;
import io.kiln.communicator.RemoteCommand;
import io.kiln.communicator.Session;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Commands for the computer that Kiln runs on, in a folder and with an environment of their own.
 * Output goes through files: no thread has to read it, so none outlives its invocation.
 */
public final class OwnSession implements Session {
  private final Path folder;
  private final Map<String, String> environment;

  /** A session; {@code folder} may be one of another computer, then it is the temporary one. */
  public OwnSession(Path folder, Map<String, String> environment) {
    this.folder = folder;
    this.environment = Map.copyOf(environment);
  }

  @Override
  public String hostKey() {
    return "";
  }

  @Override
  public CommandResult run(RemoteCommand command) {
    try {
      Path out = Files.createTempFile("kiln", ".out");
      Path err = Files.createTempFile("kiln", ".err");
      try {
        return run(command, out, err);
      } finally {
        Files.deleteIfExists(out);
        Files.deleteIfExists(err);
      }
    } catch (IOException e) {
      throw new CommunicatorFailure(
          Reason.UNREACHABLE, "Can't run a command here: " + e.getMessage(), e);
    }
  }

  private CommandResult run(RemoteCommand command, Path out, Path err) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder("/bin/sh", "-c", command.text())
            .directory(workingFolder().toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    builder.environment().clear();
    builder.environment().putAll(environment);
    Process process = builder.start();
    write(process, command.input());
    await(process, command);
    return new CommandResult(process.exitValue(), Files.readAllBytes(out), Files.readAllBytes(err));
  }

  private Path workingFolder() {
    return Files.isDirectory(folder) ? folder : Path.of(System.getProperty("java.io.tmpdir"));
  }

  /** A command that fails may end without reading: its exit code tells why. */
  private static void write(Process process, byte[] input) {
    try (OutputStream in = process.getOutputStream()) {
      in.write(input);
    } catch (IOException unread) {
      // the exit code and the complaint of the command say more
    }
  }

  private static void await(Process process, RemoteCommand command) {
    try {
      if (process.waitFor(command.limit().toMillis(), TimeUnit.MILLISECONDS)) {
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    process.destroyForcibly();
    throw new CommunicatorFailure(
        Reason.LOST, "A command here gave no answer within " + command.limit(), null);
  }

  @Override
  public void close() {
    // each command is over when it has been answered
  }
}
