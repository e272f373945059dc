package org.chengming.search;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * Turns the point of a question towards where its answers lie: laypeople and statutes speak of the
 * same thing in different words, and the model was taught neither. Learned from judged questions by
 * src/bench (Learning), kept as a matrix of bytes with a scale a row.
 */
final class Turn {
  private final byte[][] rows;
  private final float[] scales;

  private Turn(byte[][] rows, float[] scales) {
    this.rows = rows;
    this.scales = scales;
  }

  /** The nearest that bytes can hold. */
  static Turn of(float[][] matrix) {
    var rows = new byte[matrix.length][];
    var scales = new float[matrix.length];
    for (var i = 0; i < matrix.length; i++) {
      var most = 1e-9f;
      for (var x : matrix[i]) {
        most = Math.max(most, Math.abs(x));
      }
      scales[i] = most / 127;
      rows[i] = new byte[matrix[i].length];
      for (var j = 0; j < rows[i].length; j++) {
        rows[i][j] = (byte) Math.round(matrix[i][j] / scales[i]);
      }
    }
    return new Turn(rows, scales);
  }

  static Turn read(InputStream file) throws IOException {
    var in = new DataInputStream(file);
    var rows = new byte[in.readInt()][];
    var scales = new float[rows.length];
    for (var i = 0; i < rows.length; i++) {
      scales[i] = in.readFloat();
      rows[i] = in.readNBytes(rows.length);
    }
    return new Turn(rows, scales);
  }

  void write(OutputStream file) throws IOException {
    var out = new DataOutputStream(file);
    out.writeInt(rows.length);
    for (var i = 0; i < rows.length; i++) {
      out.writeFloat(scales[i]);
      out.write(rows[i]);
    }
    out.flush();
  }

  /** {@code point} turned; of no particular length. */
  float[] turned(float[] point) {
    var turned = point.clone();
    for (var i = 0; i < rows.length; i++) {
      var weight = point[i] * scales[i];
      for (var j = 0; j < turned.length; j++) {
        turned[j] += weight * rows[i][j];
      }
    }
    return turned;
  }
}
