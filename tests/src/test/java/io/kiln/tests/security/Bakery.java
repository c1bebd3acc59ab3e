package io.kiln.tests.security;

import io.kiln.build.Build;
import io.kiln.build.BuildId;
import io.kiln.build.Bundle;
import io.kiln.build.Endpoint;
import io.kiln.build.OnError;
import io.kiln.build.Phase;
import io.kiln.cloud.Cloud;
import io.kiln.cloud.Credentials;
import io.kiln.cloud.Endpoints;
import io.kiln.function.Settings;
import io.kiln.function.Site;
import io.kiln.function.Wiring;
import io.kiln.local.LocalCloud;
import io.kiln.local.LocalCloudOptions;
import io.kiln.local.deployment.Deployment;
import io.kiln.local.deployment.LocalStack;
import io.kiln.local.machine.MachineHost;
import io.kiln.store.OssBucket;
import io.kiln.store.OssPlace;
import io.kiln.template.Secret;
import io.kiln.template.Template;
import io.kiln.template.TemplateFiles;
import io.kiln.template.TemplateInput;
import io.kiln.trigger.FlowExecutions;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Kiln deployed in a local cloud, whose roles' policies hold, and somebody who submits. */
final class Bakery implements AutoCloseable {
  private final LocalCloud local;
  private final Deployment deployment;
  private final OssBucket bucket;
  private final Cloud client;
  private final Wiring caller;

  Bakery(Path home) {
    this(home, Optional.empty());
  }

  /** The same with another template.yml. */
  Bakery(Path home, Optional<Path> stack) {
    this.local = LocalCloud.open(home, LocalCloudOptions.with(MachineHost.namespaces(home)));
    this.deployment = Deployment.of(local, LocalStack.of(stack), Deployment.Options.STANDARD);
    Secret secret = Secret.of("caller's secret");
    this.bucket =
        OssBucket.at(
            OssPlace.builder()
                .region(LocalCloud.REGION)
                .bucket(deployment.bucket())
                .endpoint(Endpoint.of(local.ossEndpoint()))
                .keyId("caller")
                .secret(secret)
                .build());
    Endpoint at = Endpoint.of(local.ecsEndpoint());
    Endpoints endpoints = Endpoints.standard().withEcs(at).withVpc(at).withFlows(at);
    Credentials key = Credentials.of("caller", secret);
    this.client = Cloud.of(key, endpoints);
    this.caller =
        new Wiring(
            Site.builder()
                .settings(Settings.builder().build())
                .bucket(bucket)
                .endpoints(endpoints)
                .credentials(builder -> key)
                .clock(local.clock())
                .random(new SecureRandom())
                .linger(time -> {})
                .reach(local::reach)
                .build());
  }

  LocalCloud local() {
    return local;
  }

  Deployment deployment() {
    return deployment;
  }

  Wiring caller() {
    return caller;
  }

  /** Hands a build in, and lets the flow take it. */
  Build baked(String id, String template) throws InterruptedException {
    submit(id, template);
    FlowExecutions flow = new FlowExecutions(client.flows(), LocalCloud.REGION, deployment.flow());
    String unused = flow.start(BuildId.of(id));
    return ended(id);
  }

  /** Hands a build in, which no flow takes: the watchdog must find it. */
  Build found(String id, String template) throws InterruptedException {
    submit(id, template);
    return ended(id);
  }

  private Build ended(String id) throws InterruptedException {
    BuildId build = BuildId.of(id);
    while (true) {
      Build state = caller.store().journal().latest(build, 0).orElseThrow().state();
      boolean over = state.phase() == Phase.ENDED;
      if (over && !caller.store().active().list().contains(build)) {
        return state;
      }
      TimeUnit.MILLISECONDS.sleep(50);
    }
  }

  private void submit(String id, String template) {
    Bundle bundle =
        Bundle.builder()
            .templateName("template.json")
            .templateText(template)
            .templateDir("/nowhere")
            .workingDir("/nowhere")
            .startedAt(local.clock().instant())
            .seed(id)
            .builderName("alicloud-ecs")
            .force(false)
            .onError(OnError.CLEANUP)
            .build();
    Template read =
        Template.evaluate(
            TemplateInput.builder()
                .name("template.json")
                .text(template)
                .startedAt(bundle.startedAt())
                .templateDir("/nowhere")
                .workingDir("/nowhere")
                .files(new NoFiles())
                .seed(id)
                .build());
    caller
        .submit()
        .accept(
            BuildId.of(id), bundle, read.builders().get(0), file -> InputStream.nullInputStream());
  }

  /** Hands a build in, and makes its first move. */
  String moved(String id, String template) {
    submit(id, template);
    return invoke("kiln-step", "{\"build\": \"" + id + "\", \"seq\": 0}");
  }

  /** Calls a function as its trigger does. */
  String invoke(String function) {
    return invoke(function, "{}");
  }

  private String invoke(String function, String event) {
    var reply = deployment.functions().invoke(function, event.getBytes(StandardCharsets.UTF_8));
    return reply.succeeded() ? reply.text() : "FAILED " + reply.errorType() + " " + reply.text();
  }

  @Override
  public void close() {
    deployment.close();
    client.close();
    bucket.close();
    local.close();
  }

  private static final class NoFiles implements TemplateFiles {
    @Override
    public boolean isFile(String path) {
      return false;
    }

    @Override
    public boolean isFolder(String path) {
      return false;
    }
  }
}
