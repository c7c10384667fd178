/** Joins the parts: CDI producers, start-up and shut-down. Nothing else may know this package. */
@NullMarked
package io.github.jakartadockerengine.wiring;

import org.jspecify.annotations.NullMarked;
