package io.kiln.function;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.kiln.fuzz.Target;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** The event that a function is called with. */
public final class EventTarget implements Target {
  @Override
  public String name() {
    return "event";
  }

  @Override
  public List<byte[]> seeds() {
    return List.of(
        "{\"build\":\"build-1\",\"seq\":17}".getBytes(UTF_8),
        "{\"build\":\"build-1\",\"seq\":0,\"reason\":\"FC.Unknown\"}".getBytes(UTF_8));
  }

  @Override
  public boolean accepts(byte[] input) {
    try {
      return MoveEvent.of(Events.read(new ByteArrayInputStream(input))).seq() >= 0;
    } catch (BadEvent refused) {
      return false;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String toString() {
    return name();
  }
}
