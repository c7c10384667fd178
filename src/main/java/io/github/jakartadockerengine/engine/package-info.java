/**
 * The port to whatever runs containers, and what it says of them. This package must not know any
 * engine's client library, HTTP requests or people.
 */
@NullMarked
package io.github.jakartadockerengine.engine;

import org.jspecify.annotations.NullMarked;
