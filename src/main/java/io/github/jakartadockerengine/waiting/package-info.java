/**
 * Answers while a container does not: the "please wait" page. This package must not know engines'
 * client libraries, nor how requests are proxied.
 */
@NullMarked
package io.github.jakartadockerengine.waiting;

import org.jspecify.annotations.NullMarked;
