package io.pontual.workers.ordering;

import static io.pontual.workers.ordering.PlaceOrder.MISSING;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.pontual.workers.inventory.contract.PickupPoints;
import io.pontual.workers.platform.web.OneOf;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Objects;

/**
 * Where an order is sent to. Personal data: it stays in ordering.
 *
 * @param number as written on the door, {@code S/N} for none
 * @param postalCode CEP; kept without its hyphen
 */
@Schema(name = "Address", description = "An address in Brazil.")
@JsonInclude(JsonInclude.Include.NON_NULL)
record Address(
        @NotBlank(message = MISSING)
                @Size(max = 200, message = "may have up to 200 characters")
                @Pattern(regexp = ONE_LINE, message = ONE_LINE_MESSAGE)
                @Schema(example = "Avenida Exemplo")
                String street,
        @NotBlank(message = MISSING)
                @Size(max = 20, message = "may have up to 20 characters")
                @Pattern(regexp = ONE_LINE, message = ONE_LINE_MESSAGE)
                @Schema(description = "As written on the door; S/N for none.", example = "1000")
                String number,
        @Size(max = 100, message = "may have up to 100 characters")
                @Pattern(regexp = ONE_LINE, message = ONE_LINE_MESSAGE)
                @Schema(example = "Apto 12")
                String complement,
        @Size(max = 100, message = "may have up to 100 characters")
                @Pattern(regexp = ONE_LINE, message = ONE_LINE_MESSAGE)
                @Schema(example = "Centro")
                String district,
        @NotBlank(message = MISSING)
                @Size(max = 100, message = "may have up to 100 characters")
                @Pattern(regexp = ONE_LINE, message = ONE_LINE_MESSAGE)
                @Schema(example = "São Paulo")
                String city,
        @NotNull(message = MISSING)
                @OneOf(
                        value = {
                            "AC", "AL", "AM", "AP", "BA", "CE", "DF", "ES", "GO", "MA", "MG", "MS", "MT", "PA", "PB",
                            "PE", "PI", "PR", "RJ", "RN", "RO", "RR", "RS", "SC", "SE", "SP", "TO"
                        },
                        message = "must be the abbreviation of a federal unit (UF), one of")
                @Schema(description = "Federal unit (UF).", example = "SP")
                String state,
        @NotNull(message = MISSING)
                @Pattern(regexp = "^\\d{5}-?\\d{3}$", message = "must be a CEP of eight digits such as 01310-100")
                @Schema(description = "CEP, with or without the hyphen.", example = "01310-100")
                String postalCode,
        @OneOf(
                        value = {"BR"},
                        message = "goods are sent within Brazil only; must be one of")
                @Schema(allowableValues = "BR", defaultValue = "BR")
                String country) {
    static final String ONE_LINE = "^[^\\r\\n\\t]*$";
    static final String ONE_LINE_MESSAGE = "must be on one line";

    Address {
        country = Objects.requireNonNullElse(country, "BR");
    }

    static Address of(PickupPoints.Point point) {
        return new Address(
                point.street(),
                point.number(),
                point.name(),
                point.district(),
                point.city(),
                point.state(),
                point.postalCode(),
                null);
    }

    /** Leaves out who lives where, so that it never gets into a log. */
    @Override
    public String toString() {
        return "Address[state=" + state + "]";
    }
}
