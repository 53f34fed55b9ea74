package io.pontual.integrations.pickup;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/**
 * Balcão's words (Portuguese: "counter"), as they go over its queues. A <i>comanda</i> is a slip at the counter: our
 * fulfilment. Every message of a comanda has it as its JMS message group, in both directions.
 */
final class BalcaoApi {
    private BalcaoApi() {}

    /**
     * What we tell the store.
     *
     * @param id the same for every copy
     * @param comanda our fulfilment
     * @param loja the store
     * @param pedido our order
     * @param itens what to pick, only for a new order
     * @param responderAte until when the store should answer, only for a new order
     * @param modalidade only when the goods are to be sent; otherwise the customer collects them
     * @param outraLoja only for goods that go from one store to another: where to, or where from
     * @param horario until when the goods are kept, when the customer wants to be there, or by when somebody should be out
     *     there; only for what is about one of these
     * @param vaga only for a customer who comes by vehicle
     * @param volumes the parcels with their labels, only for labels that are ready
     * @param separarAPartirDe only for a new order that is not to be picked yet: a word of its own ("separar-agora") says when to,
     *     which is expected then
     * @param armario whether the customer wants it in a locker, only for a new order and when that changes
     * @param aReceber what the customer pays at the counter, when goods wait or were not given out for it; absent for
     *     nothing
     * @param motivo only when what was picked is refused: what was scanned and what is wanted
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Request(
            String id,
            RequestType tipo,
            UUID comanda,
            String loja,
            UUID pedido,
            List<Item> itens,
            String responderAte,
            Mode modalidade,
            String outraLoja,
            String horario,
            Parked vaga,
            List<Volume> volumes,
            Due aReceber,
            String separarAPartirDe,
            String motivo,
            Boolean armario) {}

    /** @param valor what all of it costs, or what the customer wanted to take @param moeda ISO 4217 */
    record Due(BigDecimal valor, String moeda) {}

    /** Where the customer waits. @param numero the sign at the parking space; absent while on the way */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Parked(String numero, String veiculo) {}

    /** How the customer gets the goods; the store repeats it in each of its messages about the slip. */
    enum Mode {
        @JsonProperty("entrega")
        DELIVERY,
        /** To another store. */
        @JsonProperty("transferencia-envio")
        TRANSFER_OUT,
        /** From another store. */
        @JsonProperty("transferencia-recebimento")
        TRANSFER_IN;

        boolean isTransfer() {
            return this == TRANSFER_OUT || this == TRANSFER_IN;
        }
    }

    enum RequestType {
        @JsonProperty("pedido-novo")
        NEW_ORDER,
        @JsonProperty("separar-agora")
        PICK,
        @JsonProperty("separacao-recusada")
        PICK_REFUSED,
        @JsonProperty("armario-desejado")
        LOCKER_WANTED,
        @JsonProperty("cliente-avisado")
        CUSTOMER_TOLD,
        @JsonProperty("retirada-recusada")
        COLLECTION_REFUSED,
        @JsonProperty("retirada-confirmada")
        COLLECTION_CONFIRMED,
        @JsonProperty("prazo-prorrogado")
        KEPT_LONGER,
        @JsonProperty("cliente-a-caminho")
        CUSTOMER_ON_THE_WAY,
        @JsonProperty("cliente-na-vaga")
        CUSTOMER_AT_CURB,
        @JsonProperty("pedido-cancelado")
        ORDER_CANCELLED,
        @JsonProperty("etiquetas-prontas")
        LABELS_READY
    }

    /** A parcel with its label. @param etiqueta our id of the parcel, whose label the store prints */
    record Volume(int numero, UUID etiqueta, String transportadora, String rastreio) {}

    /** A parcel as the store packed it: grams and millimetres. */
    record Packed(int gramas, int comprimento, int largura, int altura) {}

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
     * What the store tells us.
     *
     * @param id the same for every copy
     * @param quando when it happened there
     * @param motivo why it was refused
     * @param separados what was found, sent to another store, received from one, or is taken by the customer, per line; a
     *     line may have zero. A customer without it takes everything
     * @param prateleira the shelf; the store may leave it out
     * @param codigo what the customer showed
     * @param modalidade as we wrote it in the request
     * @param transportadora who took the parcel; the store may leave it out
     * @param rastreio its tracking code; the store may leave it out
     * @param volumes what was packed, with what was picked; the store may leave it out
     * @param valorPago what the customer paid at the counter, with the code; absent for nothing
     * @param recibo number of the receipt for it; absent otherwise
     * @param devolvidos what of it the customer gives back at once, with the code; absent for nothing
     * @param armario the locker, only for goods that were put into one
     * @param porta its door, likewise
     * @param emOrdem only for one that was emptied: whether it may be used again; absent counts as yes
     */
    record Event(
            @NotBlank String id,
            @NotNull EventType tipo,
            @NotNull UUID comanda,
            @NotBlank String loja,
            @NotNull OffsetDateTime quando,
            String motivo,
            List<@NotNull @Valid Picked> separados,
            String prateleira,
            String codigo,
            Mode modalidade,
            String transportadora,
            String rastreio,
            List<@NotNull Packed> volumes,
            @PositiveOrZero BigDecimal valorPago,
            String recibo,
            List<@NotNull @Valid GivenBack> devolvidos,
            String armario,
            String porta,
            Boolean emOrdem) {
        /** At which nothing is given back. */
        Event(
                String id,
                EventType tipo,
                UUID comanda,
                String loja,
                OffsetDateTime quando,
                String motivo,
                List<Picked> separados,
                String prateleira,
                String codigo,
                Mode modalidade,
                String transportadora,
                String rastreio,
                List<Packed> volumes,
                BigDecimal valorPago,
                String recibo) {
            this(
                    id,
                    tipo,
                    comanda,
                    loja,
                    quando,
                    motivo,
                    separados,
                    prateleira,
                    codigo,
                    modalidade,
                    transportadora,
                    rastreio,
                    volumes,
                    valorPago,
                    recibo,
                    null,
                    null,
                    null,
                    null);
        }
    }

    /** @param avariadas units of it that cannot be sold again; absent for none */
    record GivenBack(@NotBlank String linha, @PositiveOrZero int quantidade, @PositiveOrZero Integer avariadas) {}

    enum EventType {
        @JsonProperty("aceita")
        TAKEN_ON,
        @JsonProperty("recusada")
        REFUSED,
        @JsonProperty("separada")
        PICKED,
        @JsonProperty("na-prateleira")
        ON_SHELF,
        @JsonProperty("no-armario")
        IN_LOCKER,
        @JsonProperty("cliente-no-armario")
        CUSTOMER_AT_LOCKER,
        @JsonProperty("porta-aberta")
        DOOR_OPENED,
        @JsonProperty("armario-esvaziado")
        LOCKER_EMPTIED,
        @JsonProperty("cliente-no-balcao")
        CUSTOMER_AT_COUNTER,
        @JsonProperty("despachada")
        SENT_OFF,
        @JsonProperty("recebida")
        RECEIVED
    }

    /**
     * @param avariadas units that are damaged, beside the quantity; the store may leave it out
     * @param falta why units are missing of what was picked; the store may leave it out
     * @param substituto what the store proposes in the place of what is missing; the store may leave it out
     * @param lido the code that was scanned; the store may leave it out
     * @param embrulhado whether what was found is wrapped as a gift; the store may leave it out
     * @param numerosDeSerie serial numbers of what was found, where units have some; the store may leave them out
     */
    record Picked(
            @NotBlank String linha,
            @Min(0) int quantidade,
            @Min(0) Integer avariadas,
            Missing falta,
            @Valid Substitute substituto,
            String lido,
            Boolean embrulhado,
            List<String> numerosDeSerie) {}

    enum Missing {
        @JsonProperty("nao-encontrado")
        NOT_FOUND,
        @JsonProperty("avariado")
        DAMAGED,
        @JsonProperty("vencido")
        EXPIRED;

        String reason() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    record Substitute(@NotBlank String sku, @Min(1) int quantidade) {}
}
