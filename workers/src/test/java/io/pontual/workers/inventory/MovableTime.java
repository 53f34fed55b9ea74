package io.pontual.workers.inventory;

import io.pontual.sandbox.MovableClock;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** Lets a test move the time of the whole application. */
@TestConfiguration
class MovableTime {
    @Bean
    @Primary
    MovableClock movableClock() {
        return new MovableClock();
    }
}
