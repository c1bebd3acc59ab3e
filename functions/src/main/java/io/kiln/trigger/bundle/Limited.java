package io.kiln.trigger.bundle;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Ends with an exception when there is more to read than allowed, whatever a header says. */
final class Limited extends FilterInputStream {
  private long left;

  Limited(InputStream in, long most) {
    super(in);
    this.left = most;
  }

  @Override
  public int read() throws IOException {
    int one = super.read();
    return one < 0 ? one : counted(1, one);
  }

  @Override
  public int read(byte[] into, int from, int most) throws IOException {
    int got = super.read(into, from, most);
    return got <= 0 ? got : counted(got, got);
  }

  private int counted(int bytes, int answer) throws IOException {
    left -= bytes;
    if (left < 0) {
      throw new TooLong();
    }
    return answer;
  }

  /** There was more than allowed. */
  static final class TooLong extends IOException {
    private static final long serialVersionUID = 1L;
  }
}
