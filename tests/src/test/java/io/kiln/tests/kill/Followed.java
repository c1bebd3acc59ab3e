package io.kiln.tests.kill;

import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.atomic.AtomicBoolean;

/** A command after whose end something happens, before anybody is told that it ended. */
final class Followed extends Process {
  private final Process process;
  private final Runnable after;
  private final AtomicBoolean done = new AtomicBoolean();

  Followed(Process process, Runnable after) {
    this.process = process;
    this.after = after;
  }

  @Override
  public int waitFor() throws InterruptedException {
    int exit = process.waitFor();
    if (done.compareAndSet(false, true)) {
      after.run();
    }
    return exit;
  }

  @Override
  public OutputStream getOutputStream() {
    return process.getOutputStream();
  }

  @Override
  public InputStream getInputStream() {
    return process.getInputStream();
  }

  @Override
  public InputStream getErrorStream() {
    return process.getErrorStream();
  }

  @Override
  public int exitValue() {
    return process.exitValue();
  }

  @Override
  public void destroy() {
    process.destroy();
  }
}
