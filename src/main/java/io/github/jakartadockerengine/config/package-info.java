/**
 * What an administrator can set, and how it is found: in JNDI, then in the environment, then the
 * default; the only importer of {@code javax.naming}. This package must not know what is done with
 * the settings.
 */
@NullMarked
package io.github.jakartadockerengine.config;

import org.jspecify.annotations.NullMarked;
