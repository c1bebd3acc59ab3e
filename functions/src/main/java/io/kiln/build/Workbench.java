package io.kiln.build;

/** What one invocation holds while it works on one build; closed when the invocation ends. */
public interface Workbench extends AutoCloseable {
  Recipe recipe();

  /** Takes the build's secrets out of every line that leaves. */
  String mask(String text);

  @Override
  void close();

  /** Lays out the workbench of a build, from its bundle. */
  interface Factory {
    Workbench open(BuildId build);
  }
}
