package org.chengming.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.decoder.Decoder;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class TheQrCodeOfAReceiptTests {
  private static final Pattern SQUARE = Pattern.compile("M(\\d+) (\\d+)h1v1h-1z");

  @Test
  void is_read_back_from_its_drawing_with_four_light_squares_around_it() throws Exception {
    var address = "https://www.example.cn/requests/track?number=014000001-2026-00042";
    var code = QrCode.of(address);
    var squares = new BitMatrix(code.size() - 8);
    var drawn = SQUARE.matcher(code.path());
    while (drawn.find()) {
      squares.set(Integer.parseInt(drawn.group(1)) - 4, Integer.parseInt(drawn.group(2)) - 4);
    }
    assertThat(SQUARE.matcher(code.path()).replaceAll("")).isEmpty();
    assertThat(new Decoder().decode(squares).getText()).isEqualTo(address);
  }
}
