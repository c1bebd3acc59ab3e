package io.kiln.tests;

import io.kiln.build.Build;
import io.kiln.local.LocalCloud;
import io.kiln.local.LocalCloudOptions;
import io.kiln.local.machine.MachineHost;
import java.nio.file.Path;
import java.util.function.UnaryOperator;

/** A local cloud on the real clock, a hundred times as fast, so that other clients can use it. */
public final class RealTimeLaptop implements AutoCloseable {
  private final Laptop laptop;

  public RealTimeLaptop(Path home) {
    LocalCloudOptions options =
        LocalCloudOptions.with(MachineHost.namespaces(home)).inRealTime(100);
    this.laptop = new Laptop(home, options, UnaryOperator.identity());
  }

  public LocalCloud cloud() {
    return laptop.cloud();
  }

  /** Bakes with Kiln, to the end. */
  public Build bake(String template) {
    return laptop.drive(laptop.submit(template));
  }

  @Override
  public void close() {
    laptop.close();
  }
}
