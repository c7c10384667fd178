/**
 * What the deployed proxy holds of HTTP: cases with raw sockets on both sides. The application is
 * the real one, on a real server; only the names of origins lead to ports of the test's own.
 */
@NullMarked
package io.github.jakartadockerengine.conformance;

import org.jspecify.annotations.NullMarked;
