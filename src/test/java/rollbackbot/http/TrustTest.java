package rollbackbot.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import okhttp3.HttpUrl;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where a secret may travel, and where somebody would like it to. */
class TrustTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      ignoreLeadingAndTrailingWhitespace = true,
      textBlock =
          """
          # address                                 | trusted
          # encrypted, whoever it is: its certificate has to prove it
          https://api.scalingo.example/v1           | yes
          HTTPS://API.SCALINGO.EXAMPLE/             | yes
          https://api.scalingo.example.:8443/       | yes
          https://203.0.113.7/                      | yes
          https://[2001:DB8:0:0::1]:8443/           | yes
          https://127.0.0.1/                        | yes
          # in the clear on this machine
          http://127.0.0.1/                         | yes
          http://127.0.0.1:3000/path?a=b            | yes
          HTTP://127.0.0.1/                         | yes
          http://127.0.0.2:3000/                    | yes
          http://127.255.255.255/                   | yes
          http://localhost                          | yes
          http://localhost:8080/                    | yes
          http://LocalHost/                         | yes
          http://[::1]/                             | yes
          http://[::1]:3000/                        | yes
          # in the clear elsewhere
          http://api.scalingo.example/              | no
          http://203.0.113.7/                       | no
          http://10.0.0.1/                          | no
          http://169.254.169.254/                   | no
          http://0.0.0.0/                           | no
          http://0/                                 | no
          http://[::]/                              | no
          http://[fe80::1]/                         | no
          http://128.0.0.1/                         | no
          # names that begin or end like this machine's
          http://localhost.evil.example/            | no
          http://127.0.0.1.evil.example/            | no
          http://evil.localhost/                    | no
          http://notlocalhost/                      | no
          http://localhost./                        | no
          http://127.0.0.1./                        | no
          http://xn--lcalhost-nbh/                  | no
          http://l\u043ecalhost/                    | no
          # other spellings of its address
          http://127.1/                             | no
          http://127.0.1/                           | no
          http://2130706433/                        | no
          http://017700000001/                      | no
          http://0177.0.0.1/                        | no
          http://0x7f.0.0.1/                        | no
          http://0x7f000001/                        | no
          http://127.0.0.01/                        | no
          http://127.00.00.001/                     | no
          http://127.0.0.256/                       | no
          http://127.999.0.1/                       | no
          http://127.0.0.1.1/                       | no
          http://[::ffff:127.0.0.1]/                | no
          http://[::ffff:7f00:1]/                   | no
          http://[::127.0.0.1]/                     | no
          http://[0:0:0:0:0:0:0:1]/                 | no
          http://[::1%25lo]/                        | no
          http://[::1%lo]/                          | no
          http://\uff11\uff12\uff17.0.0.1/          | no
          http://\u24db\u24de\u24d2\u24d0\u24db\u24d7\u24de\u24e2\u24e3/ | no
          http://127\u30020\u30020\u30021/          | no
          http://local\u00adhost/                   | no
          http://%6c%6fcalhost/                     | no
          http://127%2e0.0.1/                       | no
          # credentials in it, also such as only look like a host
          https://user:password@api.example/        | no
          https://user@api.example/                 | no
          http://user:password@127.0.0.1/           | no
          http://127.0.0.1@evil.example/            | no
          http://127.0.0.1:3000@evil.example/       | no
          http://localhost:80#@evil.example/        | yes
          # what one reader takes for the host, and another for the path
          http://evil.example#@127.0.0.1/           | no
          http://evil.example?@127.0.0.1/           | no
          http://evil.example/@127.0.0.1/           | no
          http://evil.example\\\\@127.0.0.1/        | no
          http://127.0.0.1\\\\@evil.example/        | no
          https://api.example\\\\@evil.example/     | no
          http:\\\\\\\\127.0.0.1\\\\                | no
          http:/127.0.0.1/                          | no
          http:127.0.0.1/                           | no
          http:///127.0.0.1/                        | no
          https:///evil.example/                    | no
          http://[::1].evil.example/                | no
          http://127.0.0.1%00.evil.example/         | no
          http://127.0.0.1,evil.example/            | no
          http://127.0.0.1;evil.example/            | no
          'http://127.0.0.1 .evil.example/'         | no
          ' http://127.0.0.1/'                      | no
          # no address at all
          ''                                        | no
          http://                                   | no
          http://:3000/                             | no
          //127.0.0.1/                              | no
          127.0.0.1:3000                            | no
          localhost                                 | no
          http://127.0.0.1:65536/                   | no
          ftp://127.0.0.1/                          | no
          ws://127.0.0.1/                           | no
          file:///etc/passwd                        | no
          javascript:alert(1)                       | no
          """)
  void writtenAddressIsTrustedWhereNobodyElseHears(String address, String trusted)
      throws UnknownHostException {
    var found = Trust.written(address);

    assertThat(found.isPresent()).isEqualTo(trusted.equals("yes"));
    if (found.isPresent() && !found.get().isHttps()) {
      assertThat(InetAddress.getByName(found.get().host()).isLoopbackAddress()).isTrue();
    }
  }

  /** OkHttp understands more spellings than may be written; it connects as it understands them. */
  @ParameterizedTest
  @CsvSource({
    "http://[0:0:0:0:0:0:0:1]/, ::1, true",
    "http://[::ffff:127.0.0.1]/, 127.0.0.1, true",
    "http://127.0.0.1\\@evil.example/, 127.0.0.1, true",
    "http://evil.example\\@127.0.0.1/, evil.example, false",
    "http://[::127.0.0.1]/, ::7f00:1, false",
    "http://127.1/, 127.1, false",
    "http://2130706433/, 2130706433, false",
    "http://localhost./, localhost., false",
    "http://user@127.0.0.1/, 127.0.0.1, false",
    "https://git_lab.example/, git_lab.example, true"
  })
  void addressIsJudgedByTheHostThatIsConnectedTo(String address, String host, boolean allowed) {
    var url = HttpUrl.get(address);

    assertThat(url.host()).isEqualTo(host);
    assertThat(Trust.allows(url)).isEqualTo(allowed);
  }

  @ParameterizedTest
  @CsvSource({
    "https://git.example/a, https://git.example/b?c=d, true",
    "https://git.example/a, https://GIT.example:443/b, true",
    "https://git.example/a, http://git.example/a, false",
    "https://git.example/a, http://git.example:443/a, false",
    "https://git.example/a, https://git.example:8443/a, false",
    "https://git.example/a, https://www.git.example/a, false",
    "https://git.example/a, https://git.example./a, false",
    "https://git.example/a, https://git.example.evil.example/a, false",
    "http://127.0.0.1:3000/a, http://127.0.0.1:3001/a, false",
    "http://127.0.0.1:3000/a, http://localhost:3000/a, false"
  })
  void redirectStaysAtItsOriginOrLeavesIt(String from, String to, boolean stays) {
    assertThat(Trust.isSameOrigin(HttpUrl.get(from), HttpUrl.get(to))).isEqualTo(stays);
  }
}
