package io.kiln.local.fault;

/** Misfortunes that no single call shows. */
public enum Trouble {
  /** Each new image becomes CreateFailed. */
  IMAGE_FAILED,
  /** Instances run, and nothing listens at their address. */
  SSH_SILENT,
  /** Instances are taken away soon after they run. */
  INSTANCE_GONE
}
