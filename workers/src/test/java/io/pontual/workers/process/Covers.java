package io.pontual.workers.process;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/** The tests of this class together pass every element and every sequence flow of one process; if not, the class fails. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(ElementCoverage.class)
@interface Covers {
    /** From {@code ProcessId}. */
    String value();
}
