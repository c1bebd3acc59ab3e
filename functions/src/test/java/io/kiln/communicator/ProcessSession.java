package io.kiln.communicator;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A session whose machine is this one: each command is a process of {@code sh -c}, and /var/tmp is
 * a folder of the test.
 */
public final class ProcessSession implements Session {
  private final Path folder;
  private final String shell;

  public ProcessSession(Path folder) {
    this(folder, "/bin/sh");
  }

  ProcessSession(Path folder, String shell) {
    this.folder = folder;
    this.shell = shell;
  }

  @Override
  public String hostKey() {
    return "ssh-ed25519 AAAA";
  }

  @Override
  public CommandResult run(RemoteCommand command) {
    try {
      Path out = Files.createTempFile(folder, "out", "");
      Path err = Files.createTempFile(folder, "err", "");
      ProcessBuilder builder =
          new ProcessBuilder(
              "/bin/sh",
              "-c",
              command
                  .text()
                  .replace("/bin/sh -c", shell + " -c")
                  .replace("/var/tmp/", folder + "/"));
      builder.environment().put("SHELL", shell);
      Process process = builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
      try (OutputStream in = process.getOutputStream()) {
        in.write(command.input());
      } catch (IOException e) {
        // it ended without reading: its exit code tells
        process.isAlive();
      }
      return new CommandResult(process.waitFor(), Files.readAllBytes(out), Files.readAllBytes(err));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {}
}
