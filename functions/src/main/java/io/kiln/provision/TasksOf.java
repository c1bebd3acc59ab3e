package io.kiln.provision;

import io.kiln.build.Build;
import io.kiln.template.AnsibleProvisioner;
import io.kiln.template.BreakpointProvisioner;
import io.kiln.template.FileProvisioner;
import io.kiln.template.LocalShellProvisioner;
import io.kiln.template.Provisioner;
import io.kiln.template.ShellProvisioner;
import io.kiln.template.SleepProvisioner;
import java.util.List;
import java.util.Optional;

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
    if (provisioner instanceof AnsibleProvisioner) {
      return new AnsibleTasks(index, (AnsibleProvisioner) provisioner, tools).of(build);
    }
    if (provisioner instanceof LocalShellProvisioner) {
      Worksite site = site(provisioner, tools);
      return new LocalShellTasks(index, (LocalShellProvisioner) provisioner, site, tools).of(build);
    }
    if (provisioner instanceof SleepProvisioner) {
      return List.of(new Sleep(((SleepProvisioner) provisioner).duration()));
    }
    if (provisioner instanceof BreakpointProvisioner) {
      return List.of(new Breakpoint((BreakpointProvisioner) provisioner));
    }
    throw new IllegalStateException("no way to run a provisioner of type " + provisioner.type());
  }

  /** Where its commands run. */
  static Worksite site(Provisioner provisioner, Tools tools) {
    if (!onMachine(provisioner)) {
      boolean idle = !(provisioner instanceof LocalShellProvisioner);
      return new OwnSite(idle ? Optional.empty() : tools.ownHost(), tools.workingFolder());
    }
    return new MachineSite(tools.connections());
  }

  static boolean onMachine(Provisioner provisioner) {
    return !(provisioner instanceof LocalShellProvisioner
        || provisioner instanceof SleepProvisioner
        || provisioner instanceof BreakpointProvisioner);
  }
}
