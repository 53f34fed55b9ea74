package io.pontual.integrations.shipping;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;

/**
 * Galpão's words (Portuguese: "shed"), as they go over its queues. An <i>ordem</i> is our fulfilment. Every message of an
 * ordem has it as its JMS message group, in both directions.
 */
final class GalpaoApi {
    private GalpaoApi() {}

    /**
     * What we tell the warehouse.
     *
     * @param id the same for every copy
     * @param ordem our fulfilment
     * @param armazem the warehouse
     * @param pedido our order
     * @param itens what to send, or what is not wanted any more
     * @param confirmarAte until when every unit is to be confirmed, only for a new order
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Order(
            String id,
            OrderType tipo,
            UUID ordem,
            String armazem,
            UUID pedido,
            List<Item> itens,
            String confirmarAte) {}

    enum OrderType {
        @JsonProperty("ordem-de-saida")
        NEW,
        @JsonProperty("ordem-encerrada")
        CLOSED,
        @JsonProperty("ordem-cancelada")
        CANCELLED
    }

    /** @param presente only for what is to be wrapped as a gift */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Item(String linha, String sku, String descricao, int quantidade, Gift presente) {}

    /** @param mensagem what to write on the card; absent for no card */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Gift(String mensagem) {
        /** Leaves out what somebody wrote to somebody, so that it never gets into a log. */
        @Override
        public String toString() {
            return "Gift";
        }
    }

    /**
     * What the warehouse confirms.
     *
     * @param id the same for every copy
     * @param quando when it happened there
     * @param itens what was picked, is missing, or is in the parcel
     * @param volume the parcel
     * @param motivo why the whole is refused
     * @param transportadora who took the parcel; the warehouse may leave it out
     * @param rastreio its tracking code; the warehouse may leave it out
     */
    record Confirmation(
            @NotBlank String id,
            @NotNull ConfirmationType tipo,
            @NotNull UUID ordem,
            @NotBlank String armazem,
            @NotNull OffsetDateTime quando,
            List<@NotNull @Valid Units> itens,
            @Valid Volume volume,
            String motivo,
            String transportadora,
            String rastreio) {}

    enum ConfirmationType {
        @JsonProperty("ordem-recebida")
        TAKEN_ON,
        @JsonProperty("ordem-recusada")
        REFUSED,
        @JsonProperty("separacao")
        PICKED,
        @JsonProperty("falta")
        SHORT,
        @JsonProperty("volume-fechado")
        PACKED,
        @JsonProperty("volume-expedido")
        SENT_OFF
    }

    /** @param motivo only for what is missing; the warehouse may leave it out */
    record Units(@NotBlank String linha, @Min(1) int quantidade, String motivo) {}

    /**
     * Weight and size only when it is packed. They are whole numbers: a fraction would be another unit.
     *
     * @param pesoGramas with its packaging
     */
    record Volume(
            @NotBlank String numero,
            @Positive @Digits(integer = 8, fraction = 0) BigDecimal pesoGramas,
            @Positive @Digits(integer = 6, fraction = 0) BigDecimal comprimentoMm,
            @Positive @Digits(integer = 6, fraction = 0) BigDecimal larguraMm,
            @Positive @Digits(integer = 6, fraction = 0) BigDecimal alturaMm) {}
}
