package io.github.jakartadockerengine.proxy;

import java.util.Arrays;
import java.util.List;

/** The proxies before this one whose word on their clients counts. Immutable. */
public final class TrustedProxies {

  /** None: what a client says of itself counts never. */
  public static final TrustedProxies NONE = new TrustedProxies(List.of());

  private final List<AddressBlock> blocks;

  private TrustedProxies(List<AddressBlock> blocks) {
    this.blocks = blocks;
  }

  /**
   * The proxies in a list of addresses and blocks of addresses in CIDR notation. Names are not
   * allowed, and no name server is asked.
   *
   * @param text separated by commas, such as {@code 127.0.0.1, 10.0.0.0/8, ::1}; empty for none
   * @throws IllegalArgumentException when something else is in the list
   */
  public static TrustedProxies of(String text) {
    return text.isEmpty()
        ? NONE
        : new TrustedProxies(
            Arrays.stream(text.split(",", -1)).map(String::strip).map(AddressBlock::of).toList());
  }

  /**
   * Whether a request came from one of them.
   *
   * @param peer the address that the server gives for the other end of the connection
   */
  boolean contains(String peer) {
    return !blocks.isEmpty() && AddressBlock.addressOf(peer).filter(this::isInABlock).isPresent();
  }

  private boolean isInABlock(byte[] address) {
    return blocks.stream().anyMatch(block -> block.contains(address));
  }
}
