package io.decisiongate.core.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.decisiongate.core.error.Unauthenticated;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.x500.X500Name;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClientCertificatesTest {
  private static final Duration HOUR = Duration.ofHours(1);

  @TempDir private Path folder;
  private Instant now = Instant.now();
  private TestAuthority authority;
  private List<X509Certificate> good;
  private List<X509Certificate> revoked;

  @BeforeEach
  void issue() throws Exception {
    authority = TestAuthority.root("CN=authority");
    good = authority.issue("CN=good").chain();
    revoked = authority.issue("CN=revoked").chain();
    write("ca.pem", authority.certificate());
    write("crl.pem", authority.revoking(now.plus(HOUR), revoked.getFirst()));
  }

  @Test
  void whomAnAuthorityOfTheFileVouchesForIsGood() throws Exception {
    TestAuthority second = TestAuthority.root("CN=second");
    ClientCertificates clients = clients();
    assertGood(clients, good);
    assertGood(clients, revoked);
    assertRefused(clients, second.issue("CN=good").chain(), "not good");

    write("ca.pem", authority.certificate(), second.certificate());
    later();

    assertGood(clients, good);
    assertGood(clients, second.issue("CN=good").chain());
  }

  @Test
  void anAuthorityThatIsTakenOutCountsNoMore() throws Exception {
    ClientCertificates clients = clients();
    assertGood(clients, good);

    write("ca.pem", TestAuthority.root("CN=second").certificate());
    later();

    assertRefused(clients, good, "not good");
  }

  @Test
  void timesAreLookedAtEachTime() throws Exception {
    Instant end = now.plusSeconds(30);
    List<X509Certificate> ending =
        authority
            .issue(new X500Name("CN=ending"), now.minus(HOUR), end, TestAuthority.keys())
            .chain();
    ClientCertificates clients = clients();
    assertGood(clients, ending);

    now = end.plusSeconds(1);

    assertRefused(clients, ending, "has expired");
    assertRefused(
        clients,
        authority
            .issue(
                new X500Name("CN=old"),
                now.minus(HOUR),
                now.minus(HOUR.dividedBy(2)),
                TestAuthority.keys())
            .chain(),
        "has expired");
    assertRefused(
        clients,
        authority
            .issue(
                new X500Name("CN=early"),
                now.plus(HOUR),
                now.plus(HOUR.multipliedBy(2)),
                TestAuthority.keys())
            .chain(),
        "not good");
  }

  @Test
  void whatIsOnTheListIsRefused() throws Exception {
    ClientCertificates clients = clientsWithList();

    assertGood(clients, good);
    assertRefused(clients, revoked, "revoked");

    write("crl.pem", authority.revoking(now.plus(HOUR), revoked.getFirst(), good.getFirst()));
    later();

    assertRefused(clients, good, "revoked");
  }

  @Test
  void aListInDerIsReadToo() throws Exception {
    Files.write(
        folder.resolve("crl.pem"),
        authority.revoking(now.plus(HOUR), revoked.getFirst()).getEncoded());

    assertRefused(clientsWithList(), revoked, "revoked");
  }

  @Test
  void aListThatHasEndedMakesItsAuthorityUnusable() throws Exception {
    TestAuthority second = TestAuthority.root("CN=second");
    List<X509Certificate> ofSecond = second.issue("CN=a").chain();
    write("ca.pem", authority.certificate(), second.certificate());
    write("crl.pem", authority.revoking(now.plusSeconds(30)), second.revoking(now.plus(HOUR)));
    ClientCertificates clients = clientsWithList();
    assertGood(clients, good);
    assertGood(clients, ofSecond);

    now = now.plusSeconds(31);

    assertRefused(clients, good, "not good");
    assertGood(clients, ofSecond);

    write("crl.pem", authority.revoking(now.plus(HOUR)), second.revoking(now.plus(HOUR)));
    later();

    assertGood(clients, good);
  }

  @Test
  void anAuthorityWithoutListIsUnusable() throws Exception {
    TestAuthority second = TestAuthority.root("CN=second");
    write("ca.pem", authority.certificate(), second.certificate());

    assertRefused(clientsWithList(), second.issue("CN=a").chain(), "not good");
  }

  /** Whoever can write the file is not whoever may revoke. */
  @Test
  void aListThatTheAuthorityHasNotSignedIsNone() throws Exception {
    write("crl.pem", TestAuthority.root("CN=authority").revoking(now.plus(HOUR)));

    assertRefused(clientsWithList(), good, "not good");
  }

  @Test
  void intermediateAuthoritiesNeedAListOfTheirOwn() throws Exception {
    TestAuthority middle = authority.intermediate("CN=middle");
    X509Certificate client = middle.issue("CN=a").certificate();
    List<X509Certificate> chain = List.of(client, middle.certificate());
    assertRefused(clientsWithList(), chain, "not good");

    write("crl.pem", authority.revoking(now.plus(HOUR)), middle.revoking(now.plus(HOUR)));
    assertGood(clientsWithList(), chain);

    write(
        "crl.pem",
        authority.revoking(now.plus(HOUR), middle.certificate()),
        middle.revoking(now.plus(HOUR)));
    assertRefused(clientsWithList(), chain, "not good");
    assertRefused(clientsWithList(), List.of(client), "not good");
  }

  @Test
  void whileAFileCannotBeUsedNobodyIsGood() throws Exception {
    ClientCertificates clients = clientsWithList();
    for (String name : List.of("crl.pem", "ca.pem")) {
      Path file = folder.resolve(name);
      String before = Files.readString(file);
      assertGood(clients, good);

      Files.writeString(file, "half a fi");
      later();
      assertRefused(clients, good, "cannot be checked: there is no");

      Files.delete(file);
      later();
      assertRefused(clients, good, "cannot be checked: " + file + " does not exist");

      Files.writeString(file, before);
      later();
      assertGood(clients, good);
    }
  }

  @Test
  void filesThatCannotBeUsedAreToldAtTheStart() throws Exception {
    Files.writeString(folder.resolve("crl.pem"), "no list");
    assertThatThrownBy(this::clientsWithList)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("there is no list of revoked certificates in " + folder.resolve("crl.pem"));

    Files.delete(folder.resolve("ca.pem"));
    assertThatThrownBy(this::clients)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(folder.resolve("ca.pem") + " does not exist");
  }

  private ClientCertificates clients() {
    return new ClientCertificates(folder.resolve("ca.pem"), Optional.empty(), () -> now);
  }

  private ClientCertificates clientsWithList() {
    return new ClientCertificates(
        folder.resolve("ca.pem"), Optional.of(folder.resolve("crl.pem")), () -> now);
  }

  private void later() {
    now = now.plusSeconds(3);
  }

  private void write(String name, Object... values) throws IOException {
    Path next = Files.writeString(folder.resolve(name + ".next"), TestAuthority.pem(values));
    Files.move(next, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
  }

  private static void assertGood(ClientCertificates clients, List<X509Certificate> chain) {
    assertThatCode(() -> clients.requireGood(chain)).doesNotThrowAnyException();
  }

  private static void assertRefused(
      ClientCertificates clients, List<X509Certificate> chain, String why) {
    assertThatThrownBy(() -> clients.requireGood(chain))
        .isInstanceOfSatisfying(
            Unauthenticated.class, refused -> assertThat(refused.reason()).contains(why));
  }
}
