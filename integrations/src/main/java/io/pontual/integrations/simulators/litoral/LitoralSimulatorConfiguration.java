package io.pontual.integrations.simulators.litoral;

import io.pontual.integrations.simulators.Behaviour;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

@Configuration
@Profile("simulators")
class LitoralSimulatorConfiguration {
    @Bean
    Behaviour<LitoralMode> litoralBehaviour() {
        return new Behaviour<>("litoral", LitoralMode.class, mode -> {});
    }
}
