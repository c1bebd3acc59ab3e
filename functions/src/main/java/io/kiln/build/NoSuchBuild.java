package io.kiln.build;

/** No journal is kept under this build id. */
public final class NoSuchBuild extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public NoSuchBuild(BuildId build) {
    super("There is no build '" + build + "'");
  }
}
