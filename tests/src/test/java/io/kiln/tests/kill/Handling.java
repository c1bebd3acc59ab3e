package io.kiln.tests.kill;

/** What Kiln does about it: what stands in the cells of the fault matrix. */
enum Handling {
  /** Again, with back-off; the build succeeds. */
  AGAIN("again"),
  /** What may have been made is looked up, or asked for again with the same token. */
  LOOKED_UP("look up"),
  /** The look is made again until the thing shows. */
  WAITED("wait"),
  /** The build fails, and everything is deleted. */
  FAILS("fail, undo"),
  /** The build fails or succeeds as it would; what can't be deleted is named, and tried again. */
  LEAKS("name the leak"),
  /** The build is held as it is, and goes on with {@code kiln resume}. */
  HELD("hold"),
  /** The watchdog drives the build instead. */
  WATCHDOG("watchdog"),
  /** Such a call can't meet it. */
  NONE("–");

  final String word;

  Handling(String word) {
    this.word = word;
  }
}
