package io.kiln.build;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.kiln.template.Secret;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * The one way in which our values become JSON and back: strictly. An unknown field is refused,
 * because dropping it could forget a resource; a {@link Secret} can't be written.
 */
public final class Json {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .addModules(new Jdk8Module(), new JavaTimeModule(), secretsRefused())
          .defaultPropertyInclusion(
              JsonInclude.Value.construct(
                  JsonInclude.Include.NON_ABSENT, JsonInclude.Include.NON_ABSENT))
          .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .build();

  private Json() {}

  /** The value as a tree, as a ledger keeps a request. */
  public static JsonNode toNode(Object value) {
    return MAPPER.valueToTree(value);
  }

  /**
   * Reads back what {@link #toNode} made.
   *
   * @throws UncheckedIOException when the tree is not exactly such a value
   */
  public static <T> T fromNode(JsonNode tree, Class<T> type) {
    try {
      return MAPPER.treeToValue(tree, type);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The value as UTF-8. */
  public static byte[] bytes(Object value) {
    try {
      return MAPPER.writeValueAsBytes(value);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Reads back what {@link #bytes} made.
   *
   * @throws UncheckedIOException when the bytes are not exactly such a value
   */
  public static <T> T read(byte[] bytes, Class<T> type) {
    try {
      return MAPPER.readValue(bytes, type);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static SimpleModule secretsRefused() {
    return new SimpleModule().addSerializer(new SecretRefused());
  }

  private static final class SecretRefused extends StdSerializer<Secret> {
    private static final long serialVersionUID = 1L;

    SecretRefused() {
      super(Secret.class);
    }

    @Override
    public void serialize(Secret value, JsonGenerator json, SerializerProvider provider)
        throws IOException {
      provider.reportBadDefinition(Secret.class, "a secret is never written as JSON");
    }
  }
}
