package io.kiln.provision;

/** Content, and where and with which mode it goes on the machine. */
final class PlacedFile {
  private final Content content;
  private final String destination;
  private final int mode;

  PlacedFile(Content content, String destination, int mode) {
    this.content = content;
    this.destination = destination;
    this.mode = mode;
  }

  Content content() {
    return content;
  }

  String destination() {
    return destination;
  }

  int mode() {
    return mode;
  }
}
