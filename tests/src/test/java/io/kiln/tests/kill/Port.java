package io.kiln.tests.kill;

/** Through which door a function reaches the world. */
enum Port {
  ECS,
  STORE,
  SSH
}
