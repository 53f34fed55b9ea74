package io.pontual.integrations.simulators.aurora;

import io.pontual.integrations.simulators.Behaviour;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

@Configuration
@Profile("simulators")
class AuroraSimulatorConfiguration {
    @Bean
    Behaviour<AuroraMode> auroraBehaviour() {
        return new Behaviour<>("aurora", AuroraMode.class, mode -> {});
    }
}
