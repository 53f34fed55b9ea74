package io.pontual.integrations.simulators.balcao;

import io.pontual.integrations.simulators.balcao.BalcaoMessages.Event;
import io.pontual.integrations.simulators.balcao.BalcaoMessages.Item;
import io.pontual.integrations.simulators.balcao.BalcaoMessages.Packed;
import io.pontual.integrations.simulators.balcao.BalcaoMessages.Picked;
import io.pontual.integrations.simulators.balcao.BalcaoMessages.Request;
import io.pontual.integrations.simulators.balcao.BalcaoMessages.Substitute;
import io.pontual.integrations.simulators.balcao.BalcaoMessages.Volume;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** What the staff of the simulated stores do, in memory. Event ids come from the slip, so that a run can be repeated. */
@Component
@Profile("simulators")
class BalcaoStore {
    private static final int UNITS_IN_A_BOX = 20;

    private static final ZoneOffset BRASILIA = ZoneOffset.ofHours(-3);

    /** Doors of the locker that each of the simulated stores has. */
    private static final int DOORS = 6;

    private final Clock clock;
    private final Map<String, Slip> slips = new HashMap<>();

    BalcaoStore(Clock clock) {
        this.clock = clock;
    }

    private enum State {
        OPEN,
        ON_SHELF,
        GONE
    }

    private static final class Slip {
        private final String comanda;
        private final String loja;
        private final String pedido;
        private final String modalidade;
        private State state = State.OPEN;
        private int arrivals;
        /** At the counter, as we were told last; null for nothing. */
        private BigDecimal due;

        private String code;
        /** To be picked when we are told to; null once that is done. */
        private List<Item> later;
        /** The customer wants it in the locker. */
        private boolean forLocker;
        /** Behind which the goods are; null at the counter. */
        private String door;
        /** Of which something else was scanned; null unless we wait to be told. */
        private List<Item> mistaken;

        private Slip(Request request) {
            comanda = request.comanda();
            loja = request.loja();
            pedido = request.pedido();
            modalidade = request.modalidade();
            forLocker = Boolean.TRUE.equals(request.armario());
        }
    }

    /** @return what the store says to it, in order */
    synchronized List<Event> handle(Request request, BalcaoMode mode) {
        if (request.modalidade() != null && request.modalidade().startsWith("transferencia-")) {
            return mode == BalcaoMode.SILENT || !request.tipo().equals("pedido-novo")
                    ? List.of()
                    : List.of(carry(request));
        }
        if (request.tipo().equals("pedido-novo")) {
            return mode == BalcaoMode.SILENT ? List.of() : work(request, mode);
        }
        var slip = slips.get(request.comanda());
        if (slip != null
                && slip.state == State.OPEN
                && slip.later != null
                && request.tipo().equals("separar-agora")) {
            var items = slip.later;
            slip.later = null;
            return collect(slip, items);
        }
        if (slip != null && slip.mistaken != null && request.tipo().equals("separacao-recusada")) {
            var items = slip.mistaken;
            slip.mistaken = null;
            return collect(slip, items, "-2");
        }
        if (slip != null && slip.state == State.OPEN && request.tipo().equals("etiquetas-prontas")) {
            slip.state = State.GONE;
            return List.of(sentOff(slip, request.volumes().getFirst()));
        }
        if (slip != null && request.tipo().equals("cliente-avisado")) {
            slip.due = request.aReceber() == null ? null : request.aReceber().valor();
        }
        if (slip != null && request.tipo().equals("retirada-recusada") && request.aReceber() != null) {
            // The customer pays, and shows the code once more.
            slip.due = request.aReceber().valor();
            return List.of(atCounter(slip));
        }
        if (slip != null && request.tipo().equals("armario-desejado")) {
            slip.forLocker = Boolean.TRUE.equals(request.armario());
        }
        if (slip != null
                && (request.tipo().equals("retirada-confirmada")
                        || request.tipo().equals("pedido-cancelado"))) {
            slip.state = State.GONE;
            return clear(slip, request.tipo().equals("retirada-confirmada"));
        }
        return List.of();
    }

    /** The door opens for the customer, or staff take the goods out. */
    private List<Event> clear(Slip slip, boolean handedOver) {
        if (slip.door == null) {
            return List.of();
        }
        var door = slip.door;
        slip.door = null;
        return List.of(event(slip, handedOver ? "porta-aberta" : "armario-esvaziado", "", null, null, null, null)
                .behind(locker(slip), door, handedOver ? null : true));
    }

    private static String locker(Slip slip) {
        return slip.loja + "-armario";
    }

    /** Null when all are taken. */
    private String freeDoor(String loja) {
        return IntStream.rangeClosed(1, DOORS)
                .mapToObj("%02d"::formatted)
                .filter(door ->
                        slips.values().stream().noneMatch(other -> other.loja.equals(loja) && door.equals(other.door)))
                .findFirst()
                .orElse(null);
    }

    /** @return the customer's attempt at each place where the order waits; none when it waits nowhere */
    synchronized List<Event> arrive(String pedido, String code) {
        return slips.values().stream()
                .filter(slip -> slip.pedido.equals(pedido) && slip.state == State.ON_SHELF)
                .map(slip -> {
                    slip.code = code;
                    return atCounter(slip);
                })
                .toList();
    }

    private Event atCounter(Slip slip) {
        slip.arrivals++;
        return event(
                        slip,
                        slip.door == null ? "cliente-no-balcao" : "cliente-no-armario",
                        "-" + slip.arrivals,
                        null,
                        null,
                        null,
                        slip.code)
                .paid(slip.due, slip.due == null ? null : "CUPOM-" + slip.arrivals);
    }

    private List<Event> work(Request request, BalcaoMode mode) {
        if (request.itens().stream().anyMatch(item -> item.sku().endsWith("-SILENT"))) {
            return List.of();
        }
        var slip = slips.computeIfAbsent(request.comanda(), comanda -> new Slip(request));
        if (mode == BalcaoMode.REJECT
                || request.itens().stream().anyMatch(item -> item.sku().endsWith("-REJECT"))) {
            slip.state = State.GONE;
            return List.of(event(slip, "recusada", "", "Loja sem capacidade hoje", null, null, null));
        }
        var events = new ArrayList<Event>();
        events.add(event(slip, "aceita", "", null, null, null, null));
        if (request.separarAPartirDe() == null) {
            events.addAll(collect(slip, request.itens()));
        } else {
            slip.later = request.itens();
        }
        return events;
    }

    /** Whoever picks scans something else first, and waits to be told. */
    private List<Event> collect(Slip slip, List<Item> items) {
        if (items.stream().anyMatch(item -> item.sku().endsWith("-WRONG"))) {
            slip.mistaken = items;
            return List.of(event(
                    slip,
                    "separada",
                    "",
                    null,
                    items.stream()
                            .map(item ->
                                    item.sku().endsWith("-WRONG") ? pick(item).scanned("OUTRO") : pick(item))
                            .toList(),
                    null,
                    null));
        }
        return collect(slip, items, "");
    }

    private List<Event> collect(Slip slip, List<Item> items, String suffix) {
        var events = new ArrayList<Event>();
        var picked = items.stream()
                .map(item -> item.presente() == null ? pick(item) : pick(item).wrapped())
                .toList();
        var anything = picked.stream().anyMatch(line -> line.quantidade() > 0);
        var sent = "entrega".equals(slip.modalidade);
        var separada = event(slip, "separada", suffix, null, picked, null, null);
        events.add(anything && sent ? packed(separada) : separada);
        if (anything && !sent) {
            slip.state = State.ON_SHELF;
            slip.door = slip.forLocker ? freeDoor(slip.loja) : null;
            events.add(
                    slip.door == null
                            ? event(slip, "na-prateleira", "", null, null, "R1", null)
                            : event(slip, "no-armario", "", null, null, null, null)
                                    .behind(locker(slip), slip.door, null));
        }
        return events;
    }

    /** Goods between two stores: sent off or unpacked at once. */
    private Event carry(Request request) {
        var sending = request.modalidade().equals("transferencia-envio");
        var tipo = sending ? "despachada" : "recebida";
        return new Event(
                request.comanda() + "-" + tipo,
                tipo,
                request.comanda(),
                request.loja(),
                clock.instant().atOffset(BRASILIA).toString(),
                null,
                request.itens().stream()
                        .map(sending ? BalcaoStore::pick : BalcaoStore::unpack)
                        .toList(),
                null,
                null,
                request.modalidade(),
                null,
                null,
                null);
    }

    private static Picked unpack(Item item) {
        var damaged = item.sku().endsWith("-DAMAGED") ? 1 : 0;
        return new Picked(item.linha(), item.quantidade() - damaged, damaged);
    }

    private static Picked pick(Item item) {
        if (item.sku().endsWith("-NONE")) {
            return new Picked(item.linha(), 0, null);
        }
        if (item.sku().endsWith("-OTHER")) {
            var other = item.sku().substring(0, item.sku().lastIndexOf('-'));
            return new Picked(
                    item.linha(), item.quantidade() - 1, null, "nao-encontrado", new Substitute(other, 1), null, null);
        }
        return new Picked(
                item.linha(), item.sku().endsWith("-SHORT") ? item.quantidade() - 1 : item.quantidade(), null);
    }

    /** Every unit weighs half a kilogram, and twenty go into a box. */
    private static Event packed(Event separada) {
        var units = separada.separados().stream().mapToInt(Picked::quantidade).sum();
        var boxes = new ArrayList<Packed>();
        for (var left = units; left > 0; left -= UNITS_IN_A_BOX) {
            boxes.add(new Packed(500 * Math.min(left, UNITS_IN_A_BOX), 400, 300, 250));
        }
        return new Event(
                separada.id(),
                separada.tipo(),
                separada.comanda(),
                separada.loja(),
                separada.quando(),
                null,
                separada.separados(),
                null,
                null,
                separada.modalidade(),
                null,
                null,
                boxes);
    }

    /** The carrier comes as soon as there are labels. */
    private Event sentOff(Slip slip, Volume first) {
        var plain = event(slip, "despachada", "", null, null, null, null);
        return new Event(
                plain.id(),
                plain.tipo(),
                plain.comanda(),
                plain.loja(),
                plain.quando(),
                null,
                null,
                null,
                null,
                slip.modalidade,
                first.transportadora(),
                first.rastreio(),
                null);
    }

    private Event event(
            Slip slip,
            String tipo,
            String suffix,
            String motivo,
            List<Picked> separados,
            String prateleira,
            String codigo) {
        return new Event(
                slip.comanda + "-" + tipo + suffix,
                tipo,
                slip.comanda,
                slip.loja,
                clock.instant().atOffset(BRASILIA).toString(),
                motivo,
                separados,
                prateleira,
                codigo,
                slip.modalidade,
                null,
                null,
                null);
    }
}
