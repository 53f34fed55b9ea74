package io.pontual.integrations.simulators.rotasul;

import io.pontual.integrations.simulators.Behaviour;
import io.pontual.integrations.simulators.carriers.CarrierBook;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

@Configuration
@Profile("simulators")
class RotaSulSimulatorConfiguration {
    @Bean
    Behaviour<RotaSulMode> rotasulBehaviour() {
        return new Behaviour<>("rotasul", RotaSulMode.class, mode -> {});
    }

    @Bean
    CarrierBook rotasulBook(Clock clock) {
        return new CarrierBook("RS", clock);
    }
}
