/**
 * Keeps what was requested of each container and when. This package must not know requests' bodies,
 * engines or how a container is reached.
 */
@NullMarked
package io.github.jakartadockerengine.history;

import org.jspecify.annotations.NullMarked;
