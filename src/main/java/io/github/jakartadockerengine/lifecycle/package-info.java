/**
 * The lives of containers: launching, finding, routing and removing them. This package must not
 * know which engine runs them, HTTP requests of clients, or pages.
 */
@NullMarked
package io.github.jakartadockerengine.lifecycle;

import org.jspecify.annotations.NullMarked;
