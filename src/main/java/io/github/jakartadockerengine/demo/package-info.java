/**
 * The demo: a home page and plain URLs for launching tools on files, uploading files, and looking
 * at containers. This package must not know engines' clients or how requests are proxied.
 */
@NullMarked
package io.github.jakartadockerengine.demo;

import org.jspecify.annotations.NullMarked;
