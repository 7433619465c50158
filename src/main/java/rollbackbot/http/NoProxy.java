package rollbackbot.http;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The hosts that are reached without a proxy, as {@code NO_PROXY} lists them: names with all below
 * them, with or without a dot or {@code *.} in front; addresses and ranges of them (CIDR); each
 * with a port or for all of them; {@code *} for every host. This machine always belongs to them.
 */
public final class NoProxy {
  /** Nothing but this machine. */
  public static final NoProxy NOTHING = new NoProxy(List.of());

  private static final Pattern WITH_PORT = Pattern.compile("(\\[[^]]+]|[^:]+):(\\d{1,5})");
  private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}_-]+(\\.[\\p{L}\\p{N}_-]+)*");
  private static final Pattern ADDRESS =
      Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}|[0-9a-f.]*:[0-9a-f:.]*");
  private static final Pattern RANGE = Pattern.compile("(.+)/(\\d{1,3})");

  private final List<Entry> entries;

  private NoProxy(List<Entry> entries) {
    this.entries = entries;
  }

  /** One entry of the list. */
  private record Entry(String text, Hosts hosts, Optional<Integer> port) {
    boolean covers(String host, int usedPort) {
      return port.map(only -> only == usedPort).orElse(true) && hosts.contain(host);
    }
  }

  private interface Hosts {
    boolean contain(String host);
  }

  /**
   * Reads the list.
   *
   * @throws IllegalArgumentException with the entry that is none
   */
  public static NoProxy of(String list) {
    return new NoProxy(
        Arrays.stream(list.split("[,\\s]+"))
            .filter(text -> !text.isEmpty())
            .map(NoProxy::entry)
            .toList());
  }

  private static Entry entry(String text) {
    var written = text.toLowerCase(Locale.ROOT);
    var withPort = WITH_PORT.matcher(written);
    if (withPort.matches()) {
      int port = Integer.parseInt(withPort.group(2));
      return new Entry(text, hosts(withPort.group(1), text), Optional.of(port));
    }
    return new Entry(text, hosts(written, text), Optional.empty());
  }

  private static Hosts hosts(String entry, String text) {
    if (entry.equals("*")) {
      return _ -> true;
    }
    var range = RANGE.matcher(entry);
    if (range.matches()) {
      return range(range.group(1), Integer.parseInt(range.group(2)), text);
    }
    var bare = plain(entry);
    if (ADDRESS.matcher(bare).matches()) {
      return range(bare, Integer.MAX_VALUE, text);
    }
    var name = bare.replaceFirst("^(\\*?\\.)", "");
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(text);
    }
    return host -> host.equals(name) || host.endsWith("." + name);
  }

  private static Hosts range(String address, int length, String text) {
    var first = address(plain(address)).orElseThrow(() -> new IllegalArgumentException(text));
    int bits = first.length * Byte.SIZE;
    if (length > bits && length != Integer.MAX_VALUE) {
      throw new IllegalArgumentException(text);
    }
    int same = Math.min(length, bits);
    return host -> address(host).filter(other -> begins(other, first, same)).isPresent();
  }

  private static boolean begins(byte[] address, byte[] like, int bits) {
    if (address.length != like.length) {
      return false;
    }
    for (int bit = 0; bit < bits; bit++) {
      int mask = 0x80 >> (bit % Byte.SIZE);
      if (((address[bit / Byte.SIZE] ^ like[bit / Byte.SIZE]) & mask) != 0) {
        return false;
      }
    }
    return true;
  }

  private static Optional<byte[]> address(String text) {
    return literal(text).map(InetAddress::getAddress);
  }

  /** A written address; a name is never looked up. */
  private static Optional<InetAddress> literal(String text) {
    if (!ADDRESS.matcher(text).matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(InetAddress.ofLiteral(text));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  /** Whether a host is reached without a proxy. */
  boolean covers(String host, int port) {
    var bare = plain(host.toLowerCase(Locale.ROOT));
    return isThisMachine(bare) || entries.stream().anyMatch(entry -> entry.covers(bare, port));
  }

  /** Wider than {@link Trust}: whatever may be this machine is nothing that a proxy could reach. */
  private static boolean isThisMachine(String bare) {
    return bare.equals("localhost")
        || bare.endsWith(".localhost")
        || literal(bare).filter(InetAddress::isLoopbackAddress).isPresent();
  }

  /** Without brackets, and without the dot that ends a whole name. */
  private static String plain(String host) {
    return host.replaceFirst("^\\[(.*)]$", "$1").replaceFirst("(?<=.)\\.$", "");
  }

  @Override
  public String toString() {
    return entries.isEmpty()
        ? "this machine"
        : "this machine, " + entries.stream().map(Entry::text).collect(Collectors.joining(", "));
  }
}
