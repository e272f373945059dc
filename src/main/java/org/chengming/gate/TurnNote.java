package org.chengming.gate;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** The segment of a JPEG that says how it is to be turned, and nothing else. */
final class TurnNote {
  private TurnNote() {}

  static byte[] of(int turn) {
    return ByteBuffer.allocate(36)
        .putShort((short) 0xFFE1)
        .putShort((short) 34)
        .put("Exif\0\0MM\0*".getBytes(StandardCharsets.ISO_8859_1))
        .putInt(8)
        .putShort((short) 1)
        .putShort((short) 0x0112)
        .putShort((short) 3)
        .putInt(1)
        .putShort((short) turn)
        .putShort((short) 0)
        .putInt(0)
        .array();
  }
}
