/**
 * What a container is asked to be: its image, name, input and resources, each refused at
 * construction when it is not valid. This package must not know how or where containers run, nor
 * who asks for them.
 */
@NullMarked
package io.github.jakartadockerengine.container;

import org.jspecify.annotations.NullMarked;
