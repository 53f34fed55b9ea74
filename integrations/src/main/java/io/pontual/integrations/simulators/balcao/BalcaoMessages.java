package io.pontual.integrations.simulators.balcao;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.util.List;

/** The store system's own view of its messages: plain words, read and written as they are. */
final class BalcaoMessages {
    static final String REQUESTS = "partner.balcao.requests";
    static final String EVENTS = "partner.balcao.events";

    private BalcaoMessages() {}

    record Request(
            String id,
            String tipo,
            String comanda,
            String loja,
            String pedido,
            List<Item> itens,
            String responderAte,
            String modalidade,
            String outraLoja,
            List<Volume> volumes,
            Due aReceber,
            String separarAPartirDe,
            Boolean armario) {}

    record Due(BigDecimal valor, String moeda) {}

    record Volume(int numero, String etiqueta, String transportadora, String rastreio) {}

    record Packed(int gramas, int comprimento, int largura, int altura) {}

    record Item(String linha, String sku, String descricao, int quantidade, Gift presente) {}

    record Gift(String mensagem) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Event(
            String id,
            String tipo,
            String comanda,
            String loja,
            String quando,
            String motivo,
            List<Picked> separados,
            String prateleira,
            String codigo,
            String modalidade,
            String transportadora,
            String rastreio,
            List<Packed> volumes,
            BigDecimal valorPago,
            String recibo,
            String armario,
            String porta,
            Boolean emOrdem) {
        Event(
                String id,
                String tipo,
                String comanda,
                String loja,
                String quando,
                String motivo,
                List<Picked> separados,
                String prateleira,
                String codigo,
                String modalidade,
                String transportadora,
                String rastreio,
                List<Packed> volumes) {
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
                    null,
                    null,
                    null,
                    null,
                    null);
        }

        Event paid(BigDecimal amount, String receipt) {
            return new Event(
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
                    amount,
                    receipt,
                    armario,
                    porta,
                    emOrdem);
        }

        /** @param inOrder null unless the door was emptied */
        Event behind(String locker, String door, Boolean inOrder) {
            return new Event(
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
                    locker,
                    door,
                    inOrder);
        }
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Picked(
            String linha,
            int quantidade,
            Integer avariadas,
            String falta,
            Substitute substituto,
            String lido,
            Boolean embrulhado) {
        Picked(String linha, int quantidade, Integer avariadas) {
            this(linha, quantidade, avariadas, null, null, null, null);
        }

        Picked scanned(String code) {
            return new Picked(linha, quantidade, avariadas, falta, substituto, code, embrulhado);
        }

        Picked wrapped() {
            return new Picked(linha, quantidade, avariadas, falta, substituto, lido, true);
        }
    }

    record Substitute(String sku, int quantidade) {}
}
