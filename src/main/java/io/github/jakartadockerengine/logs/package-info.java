/**
 * Gives a container's log a place beneath the container's own path. This package must not know how
 * logs are kept or shown.
 */
@NullMarked
package io.github.jakartadockerengine.logs;

import org.jspecify.annotations.NullMarked;
