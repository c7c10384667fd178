/**
 * Who may do what: protection of state-changing requests against forgery, and the headers that keep
 * product pages to themselves. This package must not know containers' lives or pages.
 */
@NullMarked
package io.github.jakartadockerengine.security;

import org.jspecify.annotations.NullMarked;
