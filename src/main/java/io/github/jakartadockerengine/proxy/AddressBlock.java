package io.github.jakartadockerengine.proxy;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A block of IP addresses in CIDR notation (RFC 4632 §3.1, RFC 4291 §2.3).
 *
 * @param bits how many bits an address has: 32 or 128
 * @param hostBits how many of its last bits may be any
 * @param network its other bits
 */
record AddressBlock(int bits, int hostBits, BigInteger network) {

  /**
   * Texts for which {@link InetAddress} asks no name server: IPv4 in full, and anything with a
   * colon.
   */
  private static final Pattern LITERAL =
      Pattern.compile(
          "(OCTET\\.){3}OCTET|(?=.*:)[0-9A-Fa-f:][0-9A-Fa-f:.]*"
              .replace("OCTET", "(25[0-5]|2[0-4][0-9]|1?[0-9]{1,2})"));

  /**
   * The block that a text means: an address alone, or with a slash and how many bits it shares.
   *
   * @throws IllegalArgumentException when it is neither
   */
  static AddressBlock of(String text) {
    int slash = text.indexOf('/');
    byte[] address =
        addressOf(slash < 0 ? text : text.substring(0, slash))
            .orElseThrow(() -> new IllegalArgumentException("Not an IP address: " + text));
    int bits = address.length * Byte.SIZE;
    int shared = slash < 0 ? bits : Integer.parseInt(text.substring(slash + 1));
    if (shared < 0 || shared > bits) {
      throw new IllegalArgumentException("Not 0 to %d bits: %s".formatted(bits, text));
    }
    return new AddressBlock(bits, bits - shared, networkOf(address, bits - shared));
  }

  /** Whether an address as the server gives it is in the block. */
  boolean contains(byte[] address) {
    return address.length * Byte.SIZE == bits && networkOf(address, hostBits).equals(network);
  }

  /**
   * The bytes of an address without its zone; an IPv4 address that is written as IPv6 (RFC 4291
   * §2.5.5.2) has four. Empty when the text is not an address.
   */
  static Optional<byte[]> addressOf(String text) {
    String literal = text.split("%", 2)[0];
    try {
      return LITERAL.matcher(literal).matches()
          ? Optional.of(InetAddress.getByName(literal).getAddress())
          : Optional.empty();
    } catch (UnknownHostException e) {
      return Optional.empty();
    }
  }

  private static BigInteger networkOf(byte[] address, int hostBits) {
    return new BigInteger(1, address).shiftRight(hostBits);
  }
}
