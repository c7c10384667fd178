package io.github.jakartadockerengine.engine.docker;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads private keys as OpenSSL writes them: PKCS#8 (RFC 5208), and RSA (PKCS#1, RFC 8017) and EC
 * (SEC 1, RFC 5915), which Java cannot read by itself and which become PKCS#8 by an envelope.
 */
final class PemKey {

  private static final Pattern BLOCK =
      Pattern.compile("-----BEGIN (RSA |EC |ENCRYPTED |)PRIVATE KEY-----([^-]+)-----END ");
  private static final List<String> ALGORITHMS = List.of("RSA", "EC", "EdDSA");

  private static final int INTEGER = 0x02;
  private static final int OCTET_STRING = 0x04;
  private static final int SEQUENCE = 0x30;
  private static final int EC_PARAMETERS = 0xA0;
  private static final byte[] VERSION_0 = {INTEGER, 1, 0};

  /** Object identifier 1.2.840.113549.1.1.1 (rsaEncryption) and its NULL parameters. */
  private static final byte[] RSA = {
    0x06, 9, 0x2A, (byte) 0x86, 0x48, (byte) 0x86, (byte) 0xF7, 0x0D, 1, 1, 1, 0x05, 0
  };

  /** Object identifier 1.2.840.10045.2.1 (id-ecPublicKey). */
  private static final byte[] EC = {0x06, 7, 0x2A, (byte) 0x86, 0x48, (byte) 0xCE, 0x3D, 2, 1};

  private PemKey() {}

  /**
   * @param pem text with one private key
   * @throws GeneralSecurityException when there is none that can be read
   */
  static PrivateKey parse(String pem) throws GeneralSecurityException {
    Matcher block = BLOCK.matcher(pem);
    if (!block.find()) {
      throw new InvalidKeyException("there is no PRIVATE KEY block");
    }
    boolean encrypted = block.group(1).startsWith("ENCRYPTED") || block.group(2).contains(":");
    if (encrypted) {
      throw new InvalidKeyException("the key is encrypted: decrypt it with openssl pkey");
    }
    return key(block.group(1), decode(block.group(2)));
  }

  private static PrivateKey key(String kind, byte[] der) throws GeneralSecurityException {
    return switch (kind) {
      case "RSA " -> pkcs8(envelope(RSA, der));
      case "EC " -> pkcs8(envelope(concat(EC, curve(der)), der));
      default -> pkcs8(der);
    };
  }

  private static byte[] decode(String base64) throws InvalidKeyException {
    try {
      return Base64.getMimeDecoder().decode(base64);
    } catch (IllegalArgumentException e) {
      throw new InvalidKeyException("the key is not Base64", e);
    }
  }

  /** Tries one algorithm after the other, since only the key itself says which it is. */
  private static PrivateKey pkcs8(byte[] der) throws GeneralSecurityException {
    var failure = new InvalidKeyException("the key is none of " + String.join(", ", ALGORITHMS));
    for (String algorithm : ALGORITHMS) {
      try {
        return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(der));
      } catch (InvalidKeySpecException e) {
        failure.addSuppressed(e);
      }
    }
    throw failure;
  }

  private static byte[] envelope(byte[] algorithm, byte[] key) {
    return element(
        SEQUENCE, concat(VERSION_0, element(SEQUENCE, algorithm), element(OCTET_STRING, key)));
  }

  /** The curve of an ECPrivateKey: SEQUENCE { version, key, [0] parameters, [1] public key }. */
  private static byte[] curve(byte[] sec1) throws InvalidKeyException {
    ByteBuffer fields = ByteBuffer.wrap(content(ByteBuffer.wrap(sec1), SEQUENCE));
    while (fields.hasRemaining()) {
      int tag = fields.get(fields.position()) & 0xFF;
      byte[] field = content(fields, tag);
      if (tag == EC_PARAMETERS) {
        return field;
      }
    }
    throw new InvalidKeyException("the key does not name its curve");
  }

  /** Reads one DER element and goes behind it. */
  private static byte[] content(ByteBuffer der, int tag) throws InvalidKeyException {
    if (der.remaining() < 2 || (der.get() & 0xFF) != tag) {
      throw new InvalidKeyException("the key is not DER");
    }
    int length = der.get() & 0xFF;
    if (length > 0x80) {
      int more = length & 0x7F;
      length = 0;
      for (int i = 0; i < more && der.hasRemaining(); i++) {
        length = (length << 8) | (der.get() & 0xFF);
      }
    }
    if (length < 0 || length > der.remaining()) {
      throw new InvalidKeyException("the key is cut off");
    }
    byte[] content = new byte[length];
    der.get(content);
    return content;
  }

  private static byte[] element(int tag, byte[] content) {
    return concat(new byte[] {(byte) tag}, length(content.length), content);
  }

  /** DER wants the shortest form. */
  private static byte[] length(int n) {
    if (n < 0x80) {
      return new byte[] {(byte) n};
    }
    return n < 0x100
        ? new byte[] {(byte) 0x81, (byte) n}
        : new byte[] {(byte) 0x82, (byte) (n >> 8), (byte) n};
  }

  private static byte[] concat(byte[]... parts) {
    int length = Arrays.stream(parts).mapToInt(part -> part.length).sum();
    ByteBuffer all = ByteBuffer.allocate(length);
    Arrays.stream(parts).forEach(all::put);
    return all.array();
  }
}
