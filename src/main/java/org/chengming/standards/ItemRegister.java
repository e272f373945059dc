package org.chengming.standards;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.chengming.registers.RegisterDefinition;

/**
 * What an item is compiled from: the records of a register, or those among them that have these
 * values, written like an address: {@code department-budgets?kind=预算&table=收支总表}.
 *
 * @param name the register, or {@link #BODIES}
 * @param only values by the names of fields
 */
public record ItemRegister(String name, Map<String, String> only) {
  /** What the body says of itself: its guide, its address, its hours, its telephone. */
  public static final String BODIES = "bodies";

  /** The field that names the body a record is of. */
  static final String BODY = "body";

  private static final Pattern WRITTEN =
      Pattern.compile("[a-z][a-z0-9-]{0,49}(\\?[a-z_]+=[^&=?\\s]+(&[a-z_]+=[^&=?\\s]+)*)?");

  public ItemRegister {
    only = Map.copyOf(only);
  }

  public static boolean readable(String written) {
    return written.length() <= 200 && WRITTEN.matcher(written).matches();
  }

  /** Whether its records are those of bodies, each by its name, and can be asked for by it. */
  public static boolean namesBodies(RegisterDefinition register) {
    return register.field(BODY).filter(f -> f.filter() && f.shown()).isPresent();
  }

  /** Of what {@link #readable} said yes to. */
  public static ItemRegister of(String written) {
    var at = written.indexOf('?');
    var only = new LinkedHashMap<String, String>();
    if (at > 0) {
      for (var one : written.substring(at + 1).split("&")) {
        var equal = one.indexOf('=');
        only.put(one.substring(0, equal), one.substring(equal + 1));
      }
    }
    return new ItemRegister(at < 0 ? written : written.substring(0, at), only);
  }
}
