package io.kiln.provision;

import io.kiln.build.Build;
import io.kiln.template.FileProvisioner;
import io.kiln.template.Provisioner;
import io.kiln.template.ShellProvisioner;
import java.util.List;

/** What each type of provisioner comes down to. */
final class TasksOf {
  private TasksOf() {}

  /** The same tasks for the same build, whoever asks. */
  static List<Task> provisioner(int index, Provisioner provisioner, Build build, Tools tools) {
    if (provisioner instanceof ShellProvisioner) {
      return new ShellTasks(index, (ShellProvisioner) provisioner, tools).of(build);
    }
    if (provisioner instanceof FileProvisioner) {
      return new FileTasks((FileProvisioner) provisioner, tools).of(build);
    }
    throw new IllegalStateException("no way to run a provisioner of type " + provisioner.type());
  }
}
