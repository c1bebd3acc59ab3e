package io.kiln.tests.steps;

import io.kiln.build.Build;
import io.kiln.build.Step;
import org.junit.jupiter.api.extension.RegisterExtension;

class CreateImageIT implements StepContract {
  @RegisterExtension final Stage stage = new Stage();

  private Parts parts() {
    return new Parts(stage);
  }

  @Override
  public Stage stage() {
    return stage;
  }

  @Override
  public Step step() {
    return parts().image();
  }

  @Override
  public String key() {
    return "image";
  }

  @Override
  public Build before() {
    return stage.run(new Grounds(parts()).stopped(stage.build()), parts().snapshots());
  }

  @Override
  public void removeBefore(Build build) {
    new Grounds(parts()).remove(build);
  }
}
