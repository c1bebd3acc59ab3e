package io.kiln.cloud;

/** What a call does: the same error code can mean different things to a create and a delete. */
enum Act {
  LOOK,
  CREATE,
  CHANGE,
  DELETE
}
