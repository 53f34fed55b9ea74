package io.pontual.integrations.simulators.galpao;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/** Galpão's own idea of its messages, apart from ours. */
final class GalpaoMessages {
    static final String ORDERS = "partner.galpao.orders";
    static final String CONFIRMATIONS = "partner.galpao.confirmations";

    private GalpaoMessages() {}

    record Order(String id, String tipo, String ordem, String armazem, String pedido, List<Item> itens) {}

    record Item(String linha, String sku, String descricao, int quantidade) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Confirmation(
            String id,
            String tipo,
            String ordem,
            String armazem,
            String quando,
            List<Units> itens,
            Volume volume,
            String motivo,
            String transportadora,
            String rastreio) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Units(String linha, int quantidade, String motivo) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Volume(String numero, Integer pesoGramas, Integer comprimentoMm, Integer larguraMm, Integer alturaMm) {}
}
