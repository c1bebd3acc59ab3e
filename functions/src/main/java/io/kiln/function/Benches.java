package io.kiln.function;

import io.kiln.build.BuildId;
import io.kiln.build.Bundle;
import io.kiln.build.BundleFiles;
import io.kiln.build.Endpoint;
import io.kiln.build.Masker;
import io.kiln.build.NoSuchBuild;
import io.kiln.build.Recipe;
import io.kiln.build.Workbench;
import io.kiln.cloud.Cloud;
import io.kiln.cloud.Credentials;
import io.kiln.cloud.Endpoints;
import io.kiln.communicator.Connections;
import io.kiln.communicator.Login;
import io.kiln.communicator.ssh.SshCommunicator;
import io.kiln.provision.Tools;
import io.kiln.store.Store;
import io.kiln.template.EcsBuilder;
import io.kiln.template.Interpolation;
import io.kiln.template.Secret;
import io.kiln.template.Template;
import java.net.URI;
import java.util.HashSet;
import java.util.Set;

/** Lays out what an invocation needs for one build: its bundle evaluated, its cloud, its recipe. */
final class Benches implements Workbench.Factory {
  private final Site site;
  private final Store store;
  private final Accounts accounts = new Accounts();
  private final SshCommunicator ssh;

  Benches(Site site, Store store) {
    this.site = site;
    this.store = store;
    this.ssh = new SshCommunicator(site.reach());
  }

  @Override
  public Workbench open(BuildId id) {
    Bundle bundle = store.bundles().find(id).orElseThrow(() -> new NoSuchBuild(id));
    Template template = Template.evaluate(Bundled.input(bundle));
    EcsBuilder config = Bundled.builder(bundle, template);
    Credentials credentials = site.credentials().apply(config);
    Cloud cloud = accounts.cloud(credentials, endpoints(config));
    BundleFiles files = store.bundles().files(id, bundle);
    Login login = Logins.of(config, files);
    Connections connections = new Connections(ssh, store.secrets(), login);
    Masker masker = masker(id, template, credentials);
    Tools tools =
        tools(bundle, files, template.interpolation(config))
            .connections(connections)
            .mask(masker::mask)
            .build();
    Recipe recipe = new Recipes(config, cloud, store, site, tools).of(Work.of(template, config));
    return new Bench(recipe, masker, cloud, connections);
  }

  private Endpoints endpoints(EcsBuilder config) {
    return config
        .access()
        .customEndpoint()
        .filter(given -> site.customEndpoints().test(config))
        .map(given -> Endpoint.of(URI.create(given.contains("://") ? given : "https://" + given)))
        .map(own -> site.endpoints().withEcs(own).withVpc(own))
        .orElse(site.endpoints());
  }

  private Tools.Builder tools(Bundle bundle, BundleFiles files, Interpolation interpolation) {
    return Tools.builder()
        .files(files)
        .artifacts(store.artifacts())
        .interpolator(interpolation::render)
        .secrets(store.secrets())
        .releases(store.releases())
        .ownHost(site.ownHost())
        .workingFolder(bundle.workingDir())
        .runId(bundle.seed())
        .clock(site.clock())
        .linger(site.linger());
  }

  private Masker masker(BuildId id, Template template, Credentials credentials) {
    Set<String> secrets = new HashSet<>(template.secrets());
    secrets.add(credentials.secret().reveal());
    credentials.token().map(Secret::reveal).ifPresent(secrets::add);
    store.secrets().find(id, Connections.PRIVATE_KEY).map(Secret::reveal).ifPresent(secrets::add);
    return Masker.of(secrets);
  }

  /** What is open while the invocation lasts. */
  private static final class Bench implements Workbench {
    private final Recipe recipe;
    private final Masker masker;
    private final Cloud cloud;
    private final Connections connections;

    Bench(Recipe recipe, Masker masker, Cloud cloud, Connections connections) {
      this.recipe = recipe;
      this.masker = masker;
      this.cloud = cloud;
      this.connections = connections;
    }

    @Override
    public Recipe recipe() {
      return recipe;
    }

    @Override
    public String mask(String text) {
      return masker.mask(text);
    }

    @Override
    public void close() {
      connections.close();
      cloud.rest();
    }
  }
}
