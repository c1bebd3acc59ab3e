package io.kiln.tests.steps;

import io.kiln.build.Build;
import io.kiln.build.Step;
import org.junit.jupiter.api.extension.RegisterExtension;

class SnapshotSystemDiskIT implements StepContract {
  @RegisterExtension final Stage stage = new Stage();

  private Parts parts() {
    return Parts.withoutDataDisks(stage);
  }

  @Override
  public Stage stage() {
    return stage;
  }

  @Override
  public Step step() {
    return parts().systemSnapshot();
  }

  @Override
  public String key() {
    return "system-snapshot";
  }

  @Override
  public Build before() {
    return new Grounds(parts()).stopped(stage.build());
  }

  @Override
  public void removeBefore(Build build) {
    new Grounds(parts()).remove(build);
  }
}
