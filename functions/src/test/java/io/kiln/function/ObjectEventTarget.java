package io.kiln.function;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.kiln.fuzz.Target;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** The event that OSS calls {@code upload} with. */
public final class ObjectEventTarget implements Target {
  @Override
  public String name() {
    return "object";
  }

  @Override
  public List<byte[]> seeds() {
    return List.of(
        "{\"events\":[{\"oss\":{\"object\":{\"key\":\"templates/a/t.json\"}}}]}".getBytes(UTF_8),
        "{\"events\":[{\"oss\":{\"object\":{\"key\":\"templates%2Fa%2Fb\"}}}]}".getBytes(UTF_8));
  }

  @Override
  public boolean accepts(byte[] input) {
    try {
      return !ObjectEvents.keys(Events.read(new ByteArrayInputStream(input))).isEmpty();
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
