package io.github.jakartadockerengine.engine.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jakartadockerengine.engine.docker.TestCertificates.KeyKind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PemKeyTest {

  private static final byte[] MESSAGE = "message".getBytes(StandardCharsets.UTF_8);

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource
  void a_key_as_openssl_writes_it_signs_what_its_other_half_verifies(KeyKind kind)
      throws IOException, InterruptedException, GeneralSecurityException {
    var openssl = new TestCertificates(folder);
    PrivateKey key = PemKey.parse(Files.readString(openssl.key("key.pem", kind)));
    openssl.openssl("pkey", "-in", "key.pem", "-pubout", "-outform", "DER", "-out", "public.der");
    PublicKey other =
        KeyFactory.getInstance(key.getAlgorithm())
            .generatePublic(
                new X509EncodedKeySpec(Files.readAllBytes(folder.resolve("public.der"))));
    assertThat(verifies(other, sign(key))).isTrue();
  }

  @Test
  void text_and_parameters_before_the_key_are_skipped()
      throws IOException, InterruptedException, GeneralSecurityException {
    String key = Files.readString(new TestCertificates(folder).key("key.pem", KeyKind.EC_SEC1));
    String parameters =
        "Bag Attributes\n-----BEGIN EC PARAMETERS-----\nBggqhkjOPQMBBw==\n-----END EC PARAMETERS-----\n";
    assertThat(PemKey.parse(parameters + key).getAlgorithm()).isEqualTo("EC");
  }

  @Test
  void an_encrypted_key_is_refused_with_what_to_do() throws IOException, InterruptedException {
    var openssl = new TestCertificates(folder);
    openssl.key("key.pem", KeyKind.EC_PKCS8);
    openssl.openssl(
        "pkey", "-in", "key.pem", "-aes256", "-passout", "pass:x", "-out", "encrypted.pem");
    String encrypted = Files.readString(folder.resolve("encrypted.pem"));
    assertThatThrownBy(() -> PemKey.parse(encrypted))
        .isInstanceOf(InvalidKeyException.class)
        .hasMessageContaining("openssl pkey");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----",
        "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----",
        "-----BEGIN EC PRIVATE KEY-----\nMIIB\n-----END EC PRIVATE KEY-----",
        "-----BEGIN EC PRIVATE KEY-----\nMAMCAQE=\n-----END EC PRIVATE KEY-----",
        "-----BEGIN RSA PRIVATE KEY-----\nMAMCAQE=\n-----END RSA PRIVATE KEY-----",
      })
  void what_is_not_a_key_is_refused(String pem) {
    assertThatThrownBy(() -> PemKey.parse(pem)).isInstanceOf(InvalidKeyException.class);
  }

  private static byte[] sign(PrivateKey key) throws GeneralSecurityException {
    Signature signature = Signature.getInstance(algorithm(key.getAlgorithm()));
    signature.initSign(key);
    signature.update(MESSAGE);
    return signature.sign();
  }

  private static boolean verifies(PublicKey key, byte[] signed) throws GeneralSecurityException {
    Signature signature = Signature.getInstance(algorithm(key.getAlgorithm()));
    signature.initVerify(key);
    signature.update(MESSAGE);
    return signature.verify(signed);
  }

  private static String algorithm(String key) {
    return switch (key) {
      case "RSA" -> "SHA256withRSA";
      case "EC" -> "SHA256withECDSA";
      default -> "Ed25519";
    };
  }
}
