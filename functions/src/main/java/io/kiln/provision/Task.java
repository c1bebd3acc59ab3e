package io.kiln.provision;

import io.kiln.build.LogLine;
import io.kiln.build.Outcome;
import java.util.List;

/** A part of a provisioner: a script to run, a source of files to move. */
interface Task {
  /** The stage that each task begins with. */
  String FIRST = "first";

  /** What a user reads when it begins. */
  List<LogLine> opening();

  /** One move; may be repeated at any point. */
  Outcome move(Turn turn);
}
