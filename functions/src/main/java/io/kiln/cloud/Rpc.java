package io.kiln.cloud;

import com.aliyuncs.AcsRequest;
import com.aliyuncs.DefaultAcsClient;
import com.aliyuncs.exceptions.ClientException;
import com.aliyuncs.http.FormatType;
import com.aliyuncs.http.HttpResponse;
import com.aliyuncs.http.MethodType;
import com.aliyuncs.http.ProtocolType;
import com.fasterxml.jackson.databind.JsonNode;
import io.kiln.build.Endpoint;
import io.kiln.build.Masker;
import io.kiln.build.StepFailure.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Sends a call and reads the answer; whatever goes wrong becomes a {@link CloudFailure}. */
final class Rpc {
  /** The most that every paged action allows. */
  private static final int PAGE = 50;

  /** A region becomes part of a host name, to which a signed request goes. */
  private static final Pattern REGION = Pattern.compile("[a-z][a-z0-9-]{1,40}");

  private final DefaultAcsClient client;
  private final Endpoints endpoints;
  private final Masker masker;

  Rpc(DefaultAcsClient client, Endpoints endpoints, Masker masker) {
    this.client = client;
    this.endpoints = endpoints;
    this.masker = masker;
  }

  /** The answer of a call that succeeded. */
  JsonNode send(Call call) {
    return answer(call).body();
  }

  /** The id of what a call made; an answer without one leaves open what was made. */
  String create(Call call, String path) {
    return Fields.text(answer(call).body(), path)
        .orElseThrow(() -> Unanswered.unreadable(call, host(call)));
  }

  /** Sends a delete; what is gone already counts as deleted. */
  void erase(Call call) {
    try {
      answer(call);
    } catch (CloudFailure e) {
      if (!e.gone()) {
        throw e;
      }
    }
  }

  /** Every item of every page. */
  <T> Found<T> look(Call call, String listPath, Function<JsonNode, T> read) {
    List<T> all = new ArrayList<>();
    call.with("PageSize", PAGE);
    for (int page = 1; ; page++) {
      Reply reply = answer(call.with("PageNumber", page));
      // an answer without the list proves nothing absent
      if (!reply.body().at("/" + listPath).isArray()) {
        throw Unanswered.unreadable(call, host(call));
      }
      List<T> items = Fields.list(reply.body(), listPath, read);
      all.addAll(items);
      boolean last = (long) page * PAGE >= Fields.number(reply.body(), "TotalCount");
      if (items.isEmpty() || last) {
        return new Found<>(all, call.action(), reply.requestId());
      }
    }
  }

  /** Every item of every page, for the actions that name the next one. */
  void lookByToken(Call call, String listPath, Consumer<JsonNode> item) {
    String next = "";
    do {
      JsonNode body = answer(next.isEmpty() ? call : call.with("NextToken", next)).body();
      if (!body.at("/" + listPath).isArray()) {
        throw Unanswered.unreadable(call, host(call));
      }
      body.at("/" + listPath).forEach(item);
      next = Fields.plain(body, "NextToken");
    } while (!next.isEmpty());
  }

  /** What an action answers that knows no pages. */
  <T> Found<T> lookOnce(Call call, Function<JsonNode, List<T>> read) {
    Reply reply = answer(call);
    return new Found<>(read.apply(reply.body()), call.action(), reply.requestId());
  }

  private Reply answer(Call call) {
    requireRegion(call);
    address(call);
    Reply reply = exchange(call);
    if (reply.success()) {
      return reply;
    }
    if (reply.status() < 300) {
      throw Unanswered.unreadable(call, host(call));
    }
    throw CloudFailure.answered(call.attempt(), call.act(), reply, serviceMessage(reply));
  }

  private Reply exchange(Call call) {
    try {
      HttpResponse response = client.doAction(call.request());
      return Reply.of(response.getStatus(), text(response));
    } catch (ClientException e) {
      // not passed on: its message can hold the signed URL
      throw Unanswered.because(call, host(call), e);
    }
  }

  private static String text(HttpResponse response) throws ClientException {
    return Optional.ofNullable(response.getHttpContentString()).orElse("");
  }

  private static void requireRegion(Call call) {
    if (!REGION.matcher(call.region()).matches()) {
      throw CloudFailure.unanswered(
          Kind.REFUSED,
          call.attempt() + ": '" + call.region() + "' is not the name of a region",
          null);
    }
  }

  private String host(Call call) {
    return endpoints
        .forProduct(call.product())
        .map(Endpoint::authority)
        .orElseGet(() -> call.product().host(call.region()));
  }

  private void address(Call call) {
    boolean plain = endpoints.forProduct(call.product()).filter(e -> !e.encrypted()).isPresent();
    AcsRequest<?> request = call.request();
    request.setSysRegionId(call.region());
    request.setSysEndpoint(host(call));
    request.setSysProtocol(plain ? ProtocolType.HTTP : ProtocolType.HTTPS);
    request.setSysAcceptFormat(FormatType.JSON);
    request.setSysMethod(MethodType.POST);
  }

  private String serviceMessage(Reply reply) {
    String code = reply.code().orElse("");
    if (code.startsWith("SignatureDoesNotMatch") || code.equals("IncompleteSignature")) {
      // the cloud's text repeats the whole signed request
      return "The signature does not fit: is the access key secret right?";
    }
    return masker.mask(reply.text("Message").orElse("(no message)"));
  }
}
