package io.kiln.local.flow;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.IntFunction;

/** Functions that answer what a test says, by the number of the call. */
final class Functions implements Invoker {
  private final List<String> calls = new CopyOnWriteArrayList<>();
  private final IntFunction<Invocation> answers;

  Functions(IntFunction<Invocation> answers) {
    this.answers = answers;
  }

  /** Says WAIT so many times, then DONE; in a shape that suits both of {@code $Output}. */
  static Functions waiting(int times) {
    return new Functions(
        call -> {
          String next = call <= times ? "WAIT" : "DONE";
          String answer = "\"next\":\"" + next + "\",\"seconds\":300";
          return Invocation.success("{" + answer + ",\"Body\":{" + answer + "}}");
        });
  }

  @Override
  public Invocation invoke(String functionName, byte[] event) {
    int number;
    synchronized (calls) {
      calls.add(functionName + " " + new String(event, StandardCharsets.UTF_8));
      number = calls.size();
    }
    return answers.apply(number);
  }

  List<String> calls() {
    return calls;
  }
}
