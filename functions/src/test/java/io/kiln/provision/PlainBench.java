package io.kiln.provision;

import io.kiln.build.Recipe;
import io.kiln.build.Workbench;
import io.kiln.communicator.Connections;

/** A recipe whose connections end with the invocation; nothing is masked. */
final class PlainBench implements Workbench {
  private final Recipe recipe;
  private final Connections connections;

  PlainBench(Recipe recipe, Connections connections) {
    this.recipe = recipe;
    this.connections = connections;
  }

  @Override
  public Recipe recipe() {
    return recipe;
  }

  @Override
  public String mask(String text) {
    return text;
  }

  @Override
  public void close() {
    connections.close();
  }
}
