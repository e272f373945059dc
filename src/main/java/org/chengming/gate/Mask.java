package org.chengming.gate;

import java.text.Normalizer;

/** How something of a person is shown where the public may tell one person from another by it. */
public enum Mask {
  /** 230102********1234; other documents their first sign and the last three. */
  ID {
    @Override
    String hide(String number) {
      return switch (number.length()) {
        case 18, 15 -> Masks.residentId(number);
        case 8, 9, 10, 11, 12, 13, 14 -> Masks.middle(number, 1, 3);
        default -> "*".repeat(number.length());
      };
    }
  },
  /** 138****1234. */
  PHONE {
    @Override
    String hide(String number) {
      return number.length() == 11
          ? Masks.mobile(number)
          : Masks.middle(number, 0, number.length() < 8 ? 2 : 4);
    }
  },
  /** 张**, however long it is. */
  NAME {
    @Override
    String hide(String name) {
      return name.substring(0, name.offsetByCodePoints(0, 1)) + "**";
    }
  },
  /** 622848*********1234, as cards are. */
  ACCOUNT {
    @Override
    String hide(String number) {
      return number.length() < 14
          ? Masks.middle(number, 0, number.length() < 8 ? 2 : 4)
          : Masks.bankCard(number);
    }
  };

  abstract String hide(String bare);

  /** The masked form of what was typed in whatever width and spacing; empty of nothing. */
  public String of(String typed) {
    var bare = Normalizer.normalize(typed, Normalizer.Form.NFKC).replaceAll("[\\s\\p{Cf}]", "");
    if (this != NAME) {
      bare = bare.replace("-", "");
    }
    return bare.isEmpty() ? "" : hide(bare);
  }
}
