package io.kiln.tests.steps;

import io.kiln.build.Build;
import io.kiln.build.Step;
import org.junit.jupiter.api.extension.RegisterExtension;

class RunInstanceIT implements StepContract {
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
    return parts().instance();
  }

  @Override
  public String key() {
    return "instance";
  }

  @Override
  public Build before() {
    return new Grounds(parts()).network(stage.build());
  }

  @Override
  public void removeBefore(Build build) {
    new Grounds(parts()).remove(build);
  }
}
