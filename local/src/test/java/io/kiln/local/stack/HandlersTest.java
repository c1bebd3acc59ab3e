package io.kiln.local.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.aliyun.fc.runtime.Context;
import com.aliyun.fc.runtime.FunctionInitializer;
import com.aliyun.fc.runtime.StreamRequestHandler;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class HandlersTest {
  private final Handlers handlers = new Handlers(HandlersTest.class.getClassLoader());

  /** A handler as it should be. */
  public static final class Fine implements StreamRequestHandler, FunctionInitializer {
    @Override
    public void initialize(Context context) {}

    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context) {}
  }

  /** Function Compute can't make one. */
  public static final class Closed implements StreamRequestHandler {
    Closed() {}

    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context) {}
  }

  @Test
  void aClassThatImplementsTheContractsIsFine() {
    assertThatCode(
            () -> handlers.check(stack(Fine.class.getName() + "::handleRequest", Fine.class)))
        .doesNotThrowAnyException();
  }

  @Test
  void everyStringThatCanNotBeEnteredIsNamed() {
    String at = "Resources.F.Properties.Handler: ";

    assertThat(problem("io.kiln.Nobody::handleRequest"))
        .isEqualTo(at + "the jar has no class io.kiln.Nobody");
    assertThat(problem("java.lang.Object::handleRequest"))
        .isEqualTo(at + "java.lang.Object is no StreamRequestHandler");
    assertThat(problem(Fine.class.getName() + "::handle")).endsWith("must end in ::handleRequest");
    assertThat(problem(Closed.class.getName() + "::handleRequest"))
        .endsWith("Closed has no public constructor without parameters");
  }

  private String problem(String handler) {
    return catchThrowableOfType(
            StackProblems.class, () -> handlers.check(stack(handler, Fine.class)))
        .all()
        .get(0);
  }

  private static Stack stack(String handler, Class<?> initializer) {
    StackFunction function =
        new StackFunction(
            "F",
            "f",
            new StackFunction.Entrance(
                handler,
                Optional.of(
                    new StackFunction.Initializer(
                        initializer.getName() + "::initialize", Duration.ofSeconds(1)))),
            new StackFunction.Size(512, 0.5, Duration.ofSeconds(1)),
            "acs:ram::42:role/f",
            new StackFunction.Extras(Map.of(), StackFunction.Asynchronous.STANDARD));
    return new Stack(List.of(function), List.of(), List.of(), List.of(), List.of(), Map.of());
  }
}
