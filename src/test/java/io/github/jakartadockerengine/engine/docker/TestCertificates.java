package io.github.jakartadockerengine.engine.docker;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** An authority and its certificates for 127.0.0.1, made by OpenSSL and never used elsewhere. */
record TestCertificates(Path folder) {

  private static final String PASSWORD = "test";

  /** The ways in which OpenSSL writes a private key. */
  enum KeyKind {
    RSA_PKCS8("RSA", ""),
    RSA_PKCS1("RSA", "-traditional"),
    EC_PKCS8("EC", ""),
    EC_SEC1("EC", "-traditional"),
    ED25519("ED25519", "");

    private final String algorithm;
    private final String format;

    KeyKind(String algorithm, String format) {
      this.algorithm = algorithm;
      this.format = format;
    }
  }

  /** Makes an authority. */
  static TestCertificates in(Path folder) throws IOException, InterruptedException {
    var certificates = new TestCertificates(folder);
    certificates.key("ca-key.pem", KeyKind.EC_PKCS8);
    certificates.openssl(
        "req -x509 -new -key ca-key.pem -subj /CN=test-ca -days 1 -out ca.pem".split(" ", -1));
    return certificates;
  }

  /** Makes a private key. */
  Path key(String file, KeyKind kind) throws IOException, InterruptedException {
    List<String> make =
        new ArrayList<>(List.of("genpkey", "-algorithm", kind.algorithm, "-out", "made.pem"));
    if (kind.algorithm.equals("EC")) {
      make.addAll(List.of("-pkeyopt", "ec_paramgen_curve:P-256"));
    }
    openssl(make.toArray(String[]::new));
    List<String> write = new ArrayList<>(List.of("pkey", "-in", "made.pem", "-out", file));
    if (!kind.format.isEmpty()) {
      write.add(kind.format);
    }
    openssl(write.toArray(String[]::new));
    return folder.resolve(file);
  }

  /** Makes a folder as Docker's command line has it, with a certificate of the authority. */
  Path client(KeyKind kind) throws IOException, InterruptedException {
    Path client = Files.createDirectory(folder.resolve(kind.name()));
    Files.copy(folder.resolve("ca.pem"), client.resolve("ca.pem"));
    Files.move(key("client-key.pem", kind), client.resolve("key.pem"));
    sign(kind.name() + "/key.pem", kind.name() + "/cert.pem", "subjectAltName=DNS:client");
    return client;
  }

  /** What a server at 127.0.0.1 needs that trusts the authority's clients. */
  SSLContext server() throws IOException, InterruptedException, GeneralSecurityException {
    key("server-key.pem", KeyKind.EC_PKCS8);
    sign("server-key.pem", "server.pem", "subjectAltName=IP:127.0.0.1");
    openssl(
        ("pkcs12 -export -inkey server-key.pem -in server.pem -out server.p12 -passout pass:"
                + PASSWORD)
            .split(" ", -1));
    KeyStore own = store("server.p12");
    KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
    keys.init(own, PASSWORD.toCharArray());
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), trust().getTrustManagers(), null);
    return context;
  }

  /** Runs OpenSSL in the folder. */
  void openssl(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("openssl"));
    command.addAll(List.of(arguments));
    Process process =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (!process.waitFor(30, TimeUnit.SECONDS) || process.exitValue() != 0) {
      throw new IllegalStateException("openssl " + List.of(arguments) + " failed: " + output);
    }
  }

  private void sign(String key, String certificate, String extension)
      throws IOException, InterruptedException {
    Files.writeString(folder.resolve("extension"), extension);
    openssl("req", "-new", "-key", key, "-subj", "/CN=test", "-out", "request.pem");
    openssl(
        ("x509 -req -in request.pem -CA ca.pem -CAkey ca-key.pem -CAcreateserial -days 1"
                + " -extfile extension -out "
                + certificate)
            .split(" ", -1));
  }

  private TrustManagerFactory trust() throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    try (InputStream ca = Files.newInputStream(folder.resolve("ca.pem"))) {
      var x509 = CertificateFactory.getInstance("X.509");
      store.setCertificateEntry("ca", x509.generateCertificate(ca));
    }
    TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
    trust.init(store);
    return trust;
  }

  private KeyStore store(String file) throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(folder.resolve(file))) {
      store.load(in, PASSWORD.toCharArray());
    }
    return store;
  }
}
