package io.github.jakartadockerengine.proxy;

import java.util.List;

/**
 * How a client sees an origin, maybe through trusted proxies before this one.
 *
 * @param scheme {@code http} or {@code https}
 * @param authorities what the client called this host, then what the last proxy before this one
 *     called it if that differs, each with its port unless it is the default; empty when nobody
 *     said
 * @param prefix where the origin is on that host
 */
record ClientView(String scheme, List<String> authorities, PathPrefix prefix) {}
