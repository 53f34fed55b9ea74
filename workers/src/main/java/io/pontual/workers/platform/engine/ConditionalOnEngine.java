package io.pontual.workers.platform.engine;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;

/** For what makes no sense without an engine; tests of the data alone switch it off with the client. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ConditionalOnProperty(value = "camunda.client.enabled", matchIfMissing = true)
public @interface ConditionalOnEngine {}
