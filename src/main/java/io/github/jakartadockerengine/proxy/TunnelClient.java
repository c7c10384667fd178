package io.github.jakartadockerengine.proxy;

import jakarta.servlet.ServletInputStream;
import jakarta.servlet.ServletOutputStream;

/**
 * The client's end of a tunnel, as far as servers differ.
 *
 * @param in what the client sends
 * @param out what the client gets
 * @param halfCloses whether closing {@code out} tells the client that no more comes, while it may
 *     go on sending
 * @param end ends the connection; what was written before still arrives
 */
record TunnelClient(ServletInputStream in, ServletOutputStream out, boolean halfCloses, End end) {

  /** Ends a connection. */
  interface End {
    void run() throws Exception;
  }
}
