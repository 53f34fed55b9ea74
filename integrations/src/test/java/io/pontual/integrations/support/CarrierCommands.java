package io.pontual.integrations.support;

import io.pontual.processes.shipping.CarrierCommand;
import io.pontual.processes.shipping.CarrierCommand.Kind;
import io.pontual.processes.shipping.CarrierCommand.Label;
import io.pontual.processes.shipping.CarrierCommand.Place;
import io.pontual.processes.shipping.CarrierCommand.Recipient;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;

/** What workers ask of carriers. */
public final class CarrierCommands {
    public static final String NAME = "Ana Exemplo da Silva";
    public static final String STREET = "Rua das Laranjeiras";

    private CarrierCommands() {}

    /** @param orderNumber may hold a marker */
    public static CarrierCommand label(String carrier, UUID parcelId, String orderNumber) {
        return new CarrierCommand(
                "label:" + parcelId + ":1",
                Kind.LABEL,
                carrier,
                null,
                parcelId,
                1,
                new Label(
                        "standard",
                        orderNumber,
                        "1/1",
                        new Place("sp-paulista", "Loja Avenida Paulista", "São Paulo", "SP", "01311000"),
                        new Recipient(
                                NAME,
                                "+5511900000000",
                                STREET,
                                "10",
                                "ap 5",
                                "Centro",
                                "Campinas",
                                "SP",
                                "13010000",
                                "BR"),
                        1250,
                        301,
                        200,
                        100),
                null,
                null,
                null,
                null,
                null);
    }

    public static CarrierCommand of(
            Kind kind, String carrier, UUID parcelId, String trackingCode, LocalDate date, String reason) {
        return new CarrierCommand(
                kind + ":" + parcelId,
                kind,
                carrier,
                trackingCode,
                parcelId,
                1,
                null,
                date,
                kind == Kind.REDIRECT ? "ponto-1" : null,
                reason,
                kind == Kind.CLAIM ? new BigDecimal("99.90") : null,
                kind == Kind.CLAIM ? "BRL" : null);
    }
}
