/**
 * The reverse proxy: from a client's request to a container's web application (the origin) and
 * back, without waiting for anything but the two of them. This package must not know engines,
 * containers' lives or where history is kept; its ports say what it needs.
 */
@NullMarked
package io.github.jakartadockerengine.proxy;

import org.jspecify.annotations.NullMarked;
