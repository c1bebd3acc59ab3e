package io.kiln.tests.kill;

/** What befalls every call, whichever it is. */
interface Sky {
  Sky CLEAR =
      new Sky() {
        @Override
        public boolean throttles() {
          return false;
        }

        @Override
        public boolean losesAnswer() {
          return false;
        }

        @Override
        public byte[] shown(String action, String query, byte[] answer) {
          return answer;
        }
      };

  /** Whether the next call is refused before it has an effect. */
  boolean throttles();

  /** Whether the next answer never arrives. */
  boolean losesAnswer();

  /** What of an answer is shown. */
  byte[] shown(String action, String query, byte[] answer);
}
