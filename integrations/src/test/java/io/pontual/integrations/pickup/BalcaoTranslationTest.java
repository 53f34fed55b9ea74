package io.pontual.integrations.pickup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.pontual.integrations.platform.MalformedMessage;
import io.pontual.processes.pickup.StoreCommand;
import io.pontual.processes.pickup.StoreCommand.Kind;
import io.pontual.processes.pickup.StoreEvent;
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
                java.util.List.of(new BalcaoApi.GivenBack("1", 2, null), new BalcaoApi.GivenBack("2", 1, 1)),
                null,
                null,
                null);

        assertThat(BalcaoTranslation.event(event).givenBack())
                .containsExactly(
                        new io.pontual.processes.pickup.HandOver.GivenBack("1", 2, 0),
                        new io.pontual.processes.pickup.HandOver.GivenBack("2", 1, 1));
    }

    @Test
    void what_happens_to_a_locker_is_told_with_its_door() {
        var staged =
                BalcaoTranslation.event(ofLocker("no-armario", "\"armario\": \"sp-01-armario\", \"porta\": \"07\""));
        assertThat(staged.kind()).isEqualTo(StoreEvent.Kind.STAGED);
        assertThat(staged.compartment()).isEqualTo(new StoreEvent.Compartment("sp-01-armario", "07"));
        var attempt = BalcaoTranslation.event(ofLocker("cliente-no-armario", "\"codigo\": \"123456\""));
        assertThat(attempt.kind()).isEqualTo(StoreEvent.Kind.COLLECTION_ATTEMPTED);
        assertThat(attempt.collectionCode()).isEqualTo("123456");
        assertThat(BalcaoTranslation.event(ofLocker("porta-aberta", "\"porta\": \"07\""))
                        .kind())
                .isEqualTo(StoreEvent.Kind.OPENED);
        var emptied = BalcaoTranslation.event(ofLocker("armario-esvaziado", "\"emOrdem\": false"));
        assertThat(emptied.kind()).isEqualTo(StoreEvent.Kind.EMPTIED);
        assertThat(emptied.inOrder()).isFalse();
        assertThatThrownBy(() -> BalcaoTranslation.event(ofLocker("no-armario", "\"armario\": \"sp-01-armario\"")))
                .isInstanceOf(MalformedMessage.class)
                .hasMessageContaining("porta");
        assertThatThrownBy(() -> BalcaoTranslation.event(ofLocker("cliente-no-armario", "\"porta\": \"07\"")))
                .isInstanceOf(MalformedMessage.class)
                .hasMessageContaining("codigo");
    }

    @Test
    void a_customer_who_wants_a_locker_or_not_any_more_is_told_to_the_store() {
        assertThat(wished(Kind.OFFER, true).path("armario").asBoolean()).isTrue();
        assertThat(wished(Kind.OFFER, null).has("armario")).isFalse();
        var changed = wished(Kind.LOCKER, false);
        assertThat(changed.path("tipo").asText()).isEqualTo("armario-desejado");
        assertThat(changed.path("armario").asBoolean(true)).isFalse();
    }

    private static BalcaoApi.Event ofLocker(String tipo, String more) {
        try {
            return JsonMapper.builder()
                    .findAndAddModules()
                    .build()
                    .readValue(
                            """
                            {"id": "e-1", "tipo": "%s", "comanda": "%s", "loja": "sp-01",
                             "quando": "2026-03-02T12:00:00-03:00", %s}"""
                                    .formatted(tipo, UUID.randomUUID(), more),
                            BalcaoApi.Event.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode wished(Kind kind, Boolean locker) {
        var command = new StoreCommand(
                        "c-1", UUID.randomUUID(), UUID.randomUUID(), "sp-01", kind, List.of(), TIME, null)
                .inLocker(locker);
        return new ObjectMapper().valueToTree(BalcaoTranslation.request(command));
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
