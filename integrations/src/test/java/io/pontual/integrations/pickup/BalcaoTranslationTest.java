package io.pontual.integrations.pickup;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.pontual.processes.pickup.StoreCommand;
import io.pontual.processes.pickup.StoreCommand.Kind;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BalcaoTranslationTest {
    private static final String TIME = "2026-03-04T18:30:00-03:00";

    @Test
    void what_a_customer_gives_back_at_the_counter_is_told_with_the_code() {
        var event = new BalcaoApi.Event(
                "e-1",
                BalcaoApi.EventType.CUSTOMER_AT_COUNTER,
                java.util.UUID.randomUUID(),
                "sp-01",
                java.time.OffsetDateTime.parse("2026-03-02T12:00:00-03:00"),
                null,
                null,
                null,
                "123456",
                null,
                null,
                null,
                null,
                null,
                null,
                java.util.List.of(new BalcaoApi.GivenBack("1", 2, null), new BalcaoApi.GivenBack("2", 1, 1)));

        assertThat(BalcaoTranslation.event(event).givenBack())
                .containsExactly(
                        new io.pontual.processes.pickup.HandOver.GivenBack("1", 2, 0),
                        new io.pontual.processes.pickup.HandOver.GivenBack("2", 1, 1));
    }

    @Test
    void a_customer_in_front_of_the_store_is_told_with_bay_and_vehicle() {
        var said = said(Kind.CUSTOMER_AT_CURB, new StoreCommand.Curbside("B2", "red car"));

        assertThat(said.path("tipo").asText()).isEqualTo("cliente-na-vaga");
        assertThat(said.path("horario").asText()).isEqualTo(TIME);
        assertThat(said.path("vaga").toString()).isEqualTo("{\"numero\":\"B2\",\"veiculo\":\"red car\"}");
        assertThat(said.has("responderAte")).isFalse();
    }

    @Test
    void a_customer_on_the_way_has_no_bay_yet() {
        var said = said(Kind.CUSTOMER_ON_THE_WAY, new StoreCommand.Curbside(null, null));

        assertThat(said.path("tipo").asText()).isEqualTo("cliente-a-caminho");
        assertThat(said.path("vaga")).isEmpty();
    }

    @Test
    void goods_that_are_kept_longer_say_until_when() {
        var said = said(Kind.KEEP_LONGER, null);

        assertThat(said.path("tipo").asText()).isEqualTo("prazo-prorrogado");
        assertThat(said.path("horario").asText()).isEqualTo(TIME);
        assertThat(said.has("vaga")).isFalse();
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void every_command_has_a_word_of_its_own(Kind kind) {
        assertThat(said(kind, null).path("tipo").asText()).matches("[a-z]+(-[a-z]+)+");
        assertThat(said(kind, null).has("responderAte")).isEqualTo(kind == Kind.OFFER);
    }

    private static JsonNode said(Kind kind, StoreCommand.Curbside curbside) {
        return new ObjectMapper()
                .valueToTree(BalcaoTranslation.request(new StoreCommand(
                        "c-1", UUID.randomUUID(), UUID.randomUUID(), "sp-01", kind, List.of(), TIME, curbside)));
    }
}
