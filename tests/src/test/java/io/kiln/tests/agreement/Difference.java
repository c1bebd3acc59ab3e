package io.kiln.tests.agreement;

/** In what Kiln's images differ from Packer's, and why that is meant. */
enum Difference {
  /** Packer 1.6.6 gives a copy no description; whoever finds the copy wants to know what it is. */
  COPY_DESCRIPTION,
  /** Packer 1.6.6 tags only the image that it copied from, which encryption deletes again. */
  COPY_TAGS,
  /**
   * Packer 1.6.6 can't delete the plain image behind encrypted ones while a far copy still runs.
   */
  PLAIN_IMAGE_LEFT,
  /**
   * Packer 1.6.6 looks for the snapshots of an old far copy in the region it bakes in, finds none
   * and gives up, when the old images are deleted already and there is no new one.
   */
  PACKER_LOSES_ALL,
  /** A plain difference that nobody meant. */
  OTHER
}
