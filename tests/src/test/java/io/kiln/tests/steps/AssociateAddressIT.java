package io.kiln.tests.steps;

import io.kiln.build.Build;
import io.kiln.build.Step;
import org.junit.jupiter.api.extension.RegisterExtension;

class AssociateAddressIT implements StepContract {
  @RegisterExtension final Stage stage = new Stage();

  private Parts parts() {
    return Parts.withEip(stage);
  }

  @Override
  public Stage stage() {
    return stage;
  }

  @Override
  public Step step() {
    return parts().association();
  }

  @Override
  public String key() {
    return "eip-association";
  }

  @Override
  public Build before() {
    return stage.run(new Grounds(parts()).instance(stage.build()), parts().eip());
  }

  @Override
  public void removeBefore(Build build) {
    new Grounds(parts()).remove(build);
  }
}
