package io.pontual.integrations.simulators.andorinha;

import io.pontual.integrations.simulators.Behaviour;
import io.pontual.integrations.simulators.carriers.CarrierBook;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

@Configuration
@Profile("simulators")
class AndorinhaSimulatorConfiguration {
    @Bean
    Behaviour<AndorinhaMode> andorinhaBehaviour() {
        return new Behaviour<>("andorinha", AndorinhaMode.class, mode -> {});
    }

    @Bean
    CarrierBook andorinhaBook(Clock clock) {
        return new CarrierBook("AN", clock);
    }
}
