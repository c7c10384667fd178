package io.github.jakartadockerengine.conformance;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What a case holds: a section of an RFC, or a behaviour of the product. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@interface Holds {

  /** Such as {@code RFC 9112 §6.1}. */
  String value();
}
