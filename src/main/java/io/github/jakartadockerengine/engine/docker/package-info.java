/**
 * The Docker Engine, local or remote, as a {@code ContainerEngine}; the only importer of
 * docker-java. This package must not know who launches containers, why, or how they are routed.
 */
@NullMarked
package io.github.jakartadockerengine.engine.docker;

import org.jspecify.annotations.NullMarked;
